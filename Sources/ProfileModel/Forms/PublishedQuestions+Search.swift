extension PublishedQuestions {
    static let search = [
        QuestionDefinition(
            id: "q8",
            kind: .several,
            choices: ways,
            wording: Wording(
                danish: "Hvordan søger du?",
                english: "How do you search?"
            )
        ),
        QuestionDefinition(
            id: "q9",
            kind: .several,
            choices: considerations,
            wording: Wording(
                danish: "Hvilke overvejelser …?",
                english: "What do you consider …?"
            )
        ),
    ]

    static let obstacles = [
        QuestionDefinition(
            id: "q10",
            kind: .one,
            choices: yesOrNo,
            wording: Wording(
                danish: "Er der noget, der gør det svært?",
                english: "Is there anything that makes it hard?"
            )
        ),
        QuestionDefinition(
            id: "q10a",
            kind: .severalWithText,
            choices: difficulties,
            wording: Wording(
                danish: "Kun hvis ja (flere kryds)",
                english: "Only if yes (several)"
            ),
            condition: Condition(question: "q10", codes: ["yes"])
        ),
    ]

    private static let ways = [
        choice("ads", "Annoncer", "Advertisements"),
        choice("uninvited", "Uopfordret", "Uninvited"),
        choice("personal", "Personligt/telefon", "In person or by telephone"),
        choice("social_media", "Sociale medier", "Social media"),
        choice("network", "Netværk", "Network"),
        choice("temp_agency", "Vikarbureau", "Temporary work agency"),
    ]

    private static let considerations = [
        choice("change_industry", "Skifte branche", "Change of industry"),
        choice("commute", "Pendle langt", "Long commute"),
        choice("move", "Flytte", "Moving house"),
        choice("education", "Anden uddannelse", "Other education"),
        choice("lower_pay", "Gå ned i løn", "Lower pay"),
        choice("none", "Ingen", "None"),
    ]

    private static let yesOrNo = [
        choice("yes", "Ja", "Yes"),
        choice("no", "Nej", "No"),
        choice("dont_know", "Ved ikke", "Do not know"),
    ]

    private static let difficulties = [
        choice("physical_health", "Fysisk helbred", "Physical health"),
        choice("mental_health", "Psykisk helbred", "Mental health"),
        choice("personal", "Personlige/sociale forhold", "Personal or social matters"),
        choice("economy", "Økonomi", "Money"),
        choice("substance_abuse", "Alkohol-/stofmisbrug", "Abuse of alcohol or drugs"),
        choice("literacy", "Læse-/stave-/regne", "Reading, spelling, sums"),
        choice("it", "IT", "Computers"),
        choice("language", "Sprog", "Language"),
        choice("other", "Andet", "Other"),
    ]
}
