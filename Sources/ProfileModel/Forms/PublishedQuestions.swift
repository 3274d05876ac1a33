/// The questionnaire as it was published, in Danish, with the reconstruction of the model.
///
/// The choices are in the short form in which they are known here; the English is this store's own.
/// Only the choices of question 2 have tokens that others use too, so only its list is closed. The
/// tokens of the other choices are this store's own, and any other token is accepted there.
enum PublishedQuestions {
    typealias Choice = QuestionDefinition.Choice
    typealias Condition = QuestionDefinition.Condition

    static let all: [QuestionDefinition] = education + prospects + search + obstacles

    /// One row of a table of choices.
    static func choice(_ code: String, _ danish: String, _ english: String) -> Choice {
        Choice(code, Wording(danish: danish, english: english))
    }

    private static let prospects = [
        QuestionDefinition(
            id: "q2",
            kind: .one,
            choices: expectedTime,
            isClosed: true,
            wording: Wording(
                danish: "Hvor hurtigt tror du, at du får et arbejde?",
                english: "How soon do you think you will get a job?"
            )
        ),
        QuestionDefinition(
            id: "q3",
            kind: .one,
            choices: leaving,
            wording: Wording(
                danish: "Er du blevet opsagt eller har du selv sagt op?",
                english: "Were you dismissed or did you resign?"
            )
        ),
        QuestionDefinition(
            id: "q4",
            kind: .one,
            choices: notice,
            wording: Wording(
                danish: "Hvor længe har du vidst, at du ville blive ledig?",
                english: "How long have you known that you would become unemployed?"
            )
        ),
        QuestionDefinition(
            id: "q5",
            kind: .one,
            choices: applications,
            wording: Wording(
                danish: "Hvor mange job har du søgt …?",
                english: "How many jobs have you applied for …?"
            )
        ),
        QuestionDefinition(
            id: "q6",
            kind: .one,
            choices: chances,
            wording: Wording(
                danish: "Hvordan vurderer du dine jobmuligheder?",
                english: "How do you judge your chances of a job?"
            )
        ),
        QuestionDefinition(
            id: "q7",
            kind: .one,
            choices: aims,
            wording: Wording(
                danish: "Ved du hvilket arbejde du gerne vil have?",
                english: "Do you know what work you would like?"
            )
        ),
    ]

    private static let expectedTime = [
        choice("new_job", "Fået nyt arbejde, ikke startet", "Have a new job, not started"),
        choice("1m", "Inden for 1 md", "Within 1 month"),
        choice("3m", "Inden for 3 md", "Within 3 months"),
        choice("6m", "Inden for 6 md", "Within 6 months"),
        choice("gt6m", "Mere end 6 md", "More than 6 months"),
        choice("maternity", "Snart barsel", "Soon on maternity leave"),
        choice("pension", "Snart efterløn/pension", "Soon on early or old-age pension"),
        choice("dont_know", "Ved ikke", "Do not know"),
    ]

    private static let leaving = [
        choice("dismissed", "Opsagt", "Dismissed"),
        choice("resigned", "Selv sagt op", "Resigned"),
        choice("self_employed", "Selvstændig indtil nu", "Self-employed until now"),
        choice(
            "no_job",
            "Ikke haft job (syge-/barselsdagpenge, afbrudt udd.)",
            "Had no job (sickness or maternity benefit, education broken off)"
        ),
        choice("graduate", "Dimittend", "New graduate"),
        choice("laid_off", "Midlertidigt hjemsendt", "Laid off for a time"),
        choice("other", "Andet", "Other"),
    ]

    private static let notice = [
        choice("lt1w", "<1 uge", "Less than a week"),
        choice("1m", "Seneste måned", "The last month"),
        choice("3m", "Seneste 3 md", "The last 3 months"),
        choice("6m", "Seneste 6 md", "The last 6 months"),
        choice("gt6m", "Mere end 6 md", "More than 6 months"),
    ]

    private static let applications = [
        choice("0", "0", "None"),
        choice("1", "1", "One"),
        choice("2-5", "2-5", "2 to 5"),
        choice("gt5", ">5", "More than 5"),
    ]

    private static let chances = [
        choice("good", "Gode", "Good"),
        choice("fairly_good", "Nogenlunde gode", "Fairly good"),
        choice("not_so_good", "Ikke så gode", "Not so good"),
        choice("bad", "Dårlige", "Bad"),
        choice("dont_know", "Ved ikke", "Do not know"),
    ]

    private static let aims = [
        choice("exactly", "Lige hvilket", "Exactly which"),
        choice("types", "En idé om typer", "An idea of the types"),
        choice("vague", "Få, uklare idéer", "Few and vague ideas"),
        choice("dont_know", "Ved ikke", "Do not know"),
    ]
}
