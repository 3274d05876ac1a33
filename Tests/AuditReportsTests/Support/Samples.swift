import AuditReports
import EventModel
import ProfileModel

/// Drawings and reports of fictitious persons.
enum Samples {
    static func time(_ text: String) throws -> Instant {
        Copenhagen.opening(of: try CalendarDate(parsing: text))
    }

    static let classes = [
        Wording(danish: "lav", english: "low"), Wording(danish: "mellem", english: "medium"),
        Wording(danish: "høj", english: "high"),
    ]

    /// A class that went up twice and was gone for a while.
    static func classSteps() throws -> Plot {
        let points: [(String, Double?)] = [
            ("2016-05-01", 0), ("2016-08-15", 1), ("2016-11-01", nil), ("2017-01-10", 2),
            ("2017-06-01", 1),
        ]
        return .steps(
            StepPlot(
                title: Wording(danish: "Klasse over tid", english: "Class over time"),
                axis: Wording(danish: "klasse", english: "class"),
                scale: .classes(classes),
                points: try points.map { StepPlot.Point(time: try time($0), value: $1) },
                end: try time("2017-09-18"),
                events: [
                    event(
                        "2016-08-15",
                        "Meldt ledig hos jobcentret",
                        "Registered as unemployed",
                        12
                    ),
                    event("2016-11-01", "Skema trukket tilbage", "Form withdrawn", 40),
                    event("2017-01-10", "Nyt skema besvaret", "New form answered", 51),
                    event(
                        "2017-01-12",
                        "Oplysning om uddannelse rettet",
                        "Education corrected",
                        52
                    ),
                    event("2017-06-01", "Ordinært job", "Ordinary job", nil),
                ]
            )
        )
    }

    static func shareSteps() throws -> Plot {
        let points: [(String, Double)] = [
            ("2016-05-01", 0.183), ("2016-05-20", 0.202), ("2016-09-01", 0.475),
            ("2017-02-01", 0.4712), ("2017-03-01", 0.716), ("2018-01-01", 0.3),
        ]
        return .steps(
            StepPlot(
                title: Wording(danish: "Sandsynlighed over tid", english: "Probability over time"),
                axis: Wording(danish: "sandsynlighed", english: "probability"),
                scale: .shares,
                points: try points.map { StepPlot.Point(time: try time($0), value: $1) },
                end: try time("2018-06-01"),
                events: [
                    event("2016-05-20", "Flytning til anden kommune", "Moved", 3),
                    event("2016-09-01", "Sygemelding", "Sick leave", 8),
                    event("2017-03-01", "Ny model i kraft", "New model in force", nil),
                ]
            )
        )
    }

    static func event(
        _ day: String,
        _ danish: String,
        _ english: String,
        _ position: UInt64?
    ) -> StepPlot.Event {
        guard let time = try? time(day) else { preconditionFailure("A sample has dates") }
        return StepPlot.Event(
            time: time,
            label: Wording(danish: danish, english: english),
            position: position.map(Position.init(rawValue:))
        )
    }

    static var flowCounts: CountTable {
        CountTable(
            rows: classes,
            columns: classes,
            counts: [[4_210, 380, 12], [250, 2_940, 610], [3, 95, 1_480]]
        )
    }

    static func flows(_ table: CountTable = flowCounts) -> Plot {
        .flows(
            FlowPlot(
                title: Wording(
                    danish: "Klasser efter den gamle og den nye model",
                    english: "Classes by the old and the new model"
                ),
                before: Wording(danish: "version 1", english: "version 1"),
                after: Wording(danish: "version 2", english: "version 2"),
                counts: SmallCounts().published(table)
            )
        )
    }

    static var contributions: Plot {
        let parts: [(String, String, Double)] = [
            ("alder: 29 år", "age: 29", -0.1345),
            ("uddannelse: ingen ud over grundskolen", "education: none beyond school", 0.48),
            ("måneder med ydelse det seneste år: 11", "months on benefit last year: 11", 1.272),
            ("køn: kvinde", "sex: female", -0.02), ("region: 2", "region: 2", 0),
        ]
        return .contributions(
            ContributionPlot(
                title: Wording(
                    danish: "Hvad scoren er sat sammen af",
                    english: "What made the score"
                ),
                axis: Wording(danish: "bidrag til log odds", english: "contribution to log odds"),
                contributions: parts.map {
                    ContributionPlot.Contribution(
                        label: Wording(danish: $0, english: $1),
                        value: $2
                    )
                },
                total: 1.598
            )
        )
    }

    static var study: FairnessStudy {
        func group(_ danish: String, _ english: String, _ counts: [Int], _ known: [Int])
            -> GroupCounts
        {
            GroupCounts(
                name: Wording(danish: danish, english: english),
                people: counts[0],
                selected: counts[1],
                outcomes: GroupCounts.Outcomes(
                    truePositives: known[0],
                    falsePositives: known[1],
                    trueNegatives: known[2],
                    falseNegatives: known[3]
                )
            )
        }
        return FairnessStudy(
            selection: Wording(
                danish: "personer i klassen høj",
                english: "persons in the class high"
            ),
            outcome: Wording(
                danish: "stadig ledig efter et år",
                english: "still unemployed after a year"
            ),
            attributes: [
                FairnessAttribute(
                    name: Wording(danish: "køn", english: "sex"),
                    groups: [
                        group("kvinder", "women", [1_240, 310], [180, 130, 850, 80]),
                        group("mænd", "men", [1_105, 221], [140, 81, 790, 94]),
                    ]
                ),
                FairnessAttribute(
                    name: Wording(danish: "oprindelse", english: "origin"),
                    groups: [
                        group("dansk", "Danish", [1_900, 380], [230, 150, 1_380, 140]),
                        group("ikke-vestlig", "non-Western", [420, 148], [88, 60, 242, 30]),
                        group("uoplyst", "not known", [25, 3], [2, 1, 18, 4]),
                    ]
                ),
            ]
        )
    }

    static func report() throws -> Report {
        Report(
            title: Wording(danish: "Profil for Åse Ærø", english: "Profile of Åse Ærø"),
            lead: [
                Wording(
                    danish: "Scoren var høj, fordi ydelse det seneste år vejede tungest.",
                    english: "The score was high, chiefly because of months on benefit."
                )
            ],
            sections: [
                ReportSection(
                    Wording(danish: "Score", english: "Score"),
                    .paragraph(
                        Wording(
                            danish: "Beregnet af model 1 den 18. september 2017.",
                            english: "Computed by model 1 on 18 September 2017."
                        )
                    ),
                    .figures([
                        ReportFigure(
                            label: Wording(danish: "sandsynlighed", english: "probability"),
                            value: .percent(0.71649, places: 1)
                        ),
                        ReportFigure(
                            label: Wording(danish: "sidste hændelse", english: "last event"),
                            value: .position(Position(rawValue: 1_234))
                        ),
                    ]),
                    .plot(
                        contributions,
                        caption: Wording(danish: "Bidrag i alt 1,598.", english: "Total 1.598.")
                    )
                ),
                ReportSection(
                    Wording(danish: "Historie", english: "History"),
                    .plot(
                        try classSteps(),
                        caption: Wording(
                            danish: "Klassens historie.",
                            english: "The class's history."
                        )
                    ),
                    .plot(
                        flows(),
                        caption: Wording(danish: "Hele befolkningen.", english: "Everybody.")
                    ),
                    .list([
                        Wording(danish: "Første punkt", english: "First point"),
                        Wording(
                            danish: String(repeating: "et langt punkt ", count: 12),
                            english: String(repeating: "a long point ", count: 12)
                        ),
                    ]),
                    .note(
                        Wording(
                            danish: "Scoren er ingen afgørelse.",
                            english: "The score decides nothing."
                        )
                    )
                ),
            ],
            sources: [
                Wording(danish: "Hændelsesloggen til position 1.234.", english: "The log to 1,234.")
            ]
        )
    }
}
