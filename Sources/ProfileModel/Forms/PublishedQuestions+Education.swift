extension PublishedQuestions {
    static let education = [
        QuestionDefinition(
            id: "q1",
            kind: .one,
            choices: levels,
            wording: Wording(
                danish: "Hvad er din højeste gennemførte uddannelse?",
                english: "What is your highest completed education?"
            )
        ),
        QuestionDefinition(
            id: "q1a",
            kind: .one,
            choices: fields,
            wording: Wording(danish: "Fagretning", english: "Field of study"),
            condition: Condition(question: "q1", codes: vocationalLevels)
        ),
        QuestionDefinition(
            id: "q1b",
            kind: .one,
            choices: schools,
            wording: Wording(
                danish: "Gymnasial uddannelse",
                english: "Kind of upper secondary school"
            ),
            condition: Condition(question: "q1", codes: ["upper_secondary"])
        ),
    ]

    private static let levels = [
        choice("primary_school", "Folkeskole", "Primary and lower secondary school"),
        choice("tenth_grade", "10. klasse", "Tenth grade"),
        choice("upper_secondary", "Gymnasiel", "Upper secondary school"),
        choice("vocational", "Erhvervsuddannelse", "Vocational education"),
        choice("maritime", "Maritim", "Maritime"),
        choice("academy_profession", "Erhvervsakademigrad", "Academy profession degree"),
        choice("academy", "Akademigrad", "Academy degree for adults"),
        choice("bachelor", "Bachelorgrad", "Bachelor"),
        choice("professional_bachelor", "Professionsbachelorgrad", "Professional bachelor"),
        choice("artistic_bachelor", "Kunstnerisk bachelorgrad", "Bachelor of arts and music"),
        choice(
            "maritime_bachelor",
            "Maritim professionsbachelorgrad",
            "Maritime professional bachelor"
        ),
        choice("diploma", "Diplomgrad", "Diploma"),
        choice("candidate", "Kandidatgrad", "Master, full-time"),
        choice("master", "Mastergrad", "Master for adults"),
        choice("phd", "Ph.d.-grad", "PhD"),
        choice("other", "Andet", "Other"),
        choice("none", "Ingen", "None"),
        choice("dont_know", "Ved ikke", "Do not know"),
    ]

    /// The levels after which the field is asked; the publication says "erhvervsrettet" only.
    private static let vocationalLevels = [
        "vocational", "maritime", "academy_profession", "academy", "bachelor",
        "professional_bachelor", "artistic_bachelor", "maritime_bachelor", "diploma", "candidate",
        "master", "phd",
    ]

    private static let fields = [
        choice("pedagogical", "Pædagogiske", "Pedagogical"),
        choice(
            "humanities",
            "Humanistiske, religiøse og æstetiske",
            "Humanities, religion and aesthetics"
        ),
        choice(
            "social_office_trade",
            "Samfunds-, kontor- og handels-",
            "Social sciences, office and trade"
        ),
        choice("natural_science", "Naturvidenskabelige", "Natural sciences"),
        choice(
            "industry_crafts",
            "Industri- og håndværkstekniske",
            "Industrial and craft techniques"
        ),
        choice(
            "farming_fishing_food",
            "Jordbrugs-, fiskeri- og levnedsmiddel-",
            "Farming, fishing and food"
        ),
        choice(
            "transport_communication",
            "Transport- og kommunikationstekniske",
            "Transport and communication"
        ),
        choice("health", "Sundheds-", "Health"),
        choice("public_safety", "Offentlig sikkerhed mv.", "Public safety and the like"),
    ]

    private static let schools = [
        choice("general", "Ikke erhvervsrettede (HF, STX)", "Not vocational (HF, STX)"),
        choice("hhx", "HHX", "Commercial (HHX)"),
        choice("htx", "HTX", "Technical (HTX)"),
    ]
}
