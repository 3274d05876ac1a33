internal import AuditReports
internal import EventModel
internal import ProfileHistoryStore
internal import ProfileModel
internal import ProfileScoring
internal import Projections
internal import Scoring

/// What the demo prints: one citizen before and after the date, then everybody.
struct DemoScreen {
    let demo: DemoStore
    let style: Style
    let language: Language
    /// The citizen at the close of 17 September 2017, as known the day after.
    let before: ProfileAnswer
    /// The citizen at the close of 18 September 2017, as known then.
    let after: ProfileAnswer
    /// The same moment as known now.
    let now: ProfileAnswer

    static let dayBefore = "2017-09-17"
    static let dayAfter = "2017-09-18"

    init(_ demo: DemoStore, _ style: Style, _ language: Language) throws(StoreError) {
        self.demo = demo
        self.style = style
        self.language = language
        let citizen = try demo.subject(DemoPersons.citizen)
        func answer(_ day: String, known: String?) throws(StoreError) -> ProfileAnswer {
            try demo.store.profile(of: citizen, asOf: demo.close(of: day, known: known))
        }
        before = try answer(Self.dayBefore, known: Self.dayAfter)
        after = try answer(Self.dayAfter, known: Self.dayAfter)
        now = try answer(Self.dayAfter, known: nil)
    }

    func print() throws(StoreError) {
        printHeading()
        printProfiles()
        try printScores()
        try printOrigins()
        try printCorrection()
        try DemoPopulation(self).print()
        printNext()
    }

    private func printHeading() {
        line(style.heading("ProfileHistory"))
        line(
            language(
                "Invented histories of the 30 official fictitious test persons. Nobody is real.",
                "Opdigtede forløb for de 30 officielle fiktive testpersoner. Ingen er virkelige."
            )
        )
        line(
            language(
                "\(demo.imported.stored.grouped) events imported into \(demo.folder)/store.",
                "\(demo.imported.stored.grouped) hændelser indlæst i \(demo.folder)/store."
            )
        )
        line(
            style.quiet(
                language(
                    "Models: two versions of the published reconstruction, not the agency's model.",
                    "Modeller: to versioner af den offentliggjorte rekonstruktion, ikke "
                        + "myndighedens model."
                )
            )
        )
    }

    private func printProfiles() {
        heading(
            language(
                "1  \(after.subject) at the close of 17 and of 18 September 2017, as known then",
                "1  \(after.subject) ved udgangen af 17. og 18. september 2017, som kendt dengang"
            )
        )
        DemoProfiles(self).table().lines(style).forEach { line($0) }
    }

    private func printScores() throws(StoreError) {
        heading(
            language("2  The score, and what decided it", "2  Scoren, og hvad der afgjorde den")
        )
        for (day, answer) in [("17", before), ("18", after)] {
            let result = try demo.store.score(answer).result
            line(
                "  \(day) September  \(result.model)  "
                    + coloured(ScoreText.class(result, language))
            )
            for step in ScoreText.steps(result) { line("      " + style.quiet(step)) }
        }
    }

    private func printOrigins() throws(StoreError) {
        heading(
            language(
                "3  What part did origin play? The same person, with another origin or none",
                "3  Hvilken rolle spillede herkomst? Samme person, anden herkomst eller ingen"
            )
        )
        var table = Table([
            language("origin", "herkomst"), "17 September", "18 September",
        ])
        let actual = after.profile.fact(for: .origin)?.value.description ?? ""
        table.add([
            actual + language(" (as it is)", " (som den er)"), try label(before), try label(after),
        ])
        table.add([
            language("without origin", "uden herkomst"),
            try label(before, without: ["origin"]), try label(after, without: ["origin"]),
        ])
        for code in CodeList.origins.codes where code.code != actual {
            let set = ["origin=\(code.code)"]
            table.add([code.code, try label(before, set: set), try label(after, set: set)])
        }
        table.lines(style).forEach { line($0) }
        try printSlip()
    }

    /// Says why the later version has no answer for an unknown origin.
    private func printSlip() throws(StoreError) {
        for slip in try demo.store.document(of: DemoStore.after).unlistedConditions {
            for text in Self.wrap("\(DemoStore.after), \(slip)", width: 92) {
                line("  " + style.attention(text))
            }
        }
    }

    private static func wrap(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + word.count < width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }

    private func printCorrection() throws(StoreError) {
        heading(
            language(
                "4  A correction that came in February 2018, of a fact that held all along",
                "4  En rettelse fra februar 2018 af noget, der hele tiden har været gældende"
            )
        )
        var table = Table([
            "", language("origin", "herkomst"), language("registered", "registreret"),
            language("from", "kilde"), "#", language("class 18 Sep", "klasse 18. sep."),
        ])
        for (title, answer) in [
            (language("as known then", "som kendt dengang"), after),
            (language("as known now", "som kendt nu"), now),
        ] {
            guard let origin = answer.profile.fact(for: .origin) else { continue }
            table.add([
                title, origin.value.description, LocalTime.text(origin.registered.instant),
                "\(answer.names.source(origin.source))/\(origin.id)", origin.position.description,
                try label(answer),
            ])
        }
        table.lines(style).forEach { line($0) }
    }

    private func printNext() {
        heading(language("Go on", "Videre"))
        let store = "\(demo.folder)/store"
        line("  profilehistory history \(store) \(after.subject)")
        line("  profilehistory as-of \(store) \(after.subject) --at 2017-09-17 --known 2017-09-18")
        line("  profilehistory score \(store) \(after.subject) --at 2017-09-18 --without origin")
        line("  profilehistory explain \(store) \(after.subject) --at 2017-09-18")
        line("  profilehistory letter \(store) \(after.subject) --at 2017-09-18 --language da")
        line("  profilehistory compare \(store) --at 2017-09-18 --against-at 2017-09-17")
        line("  profilehistory model show \(store) \(DemoStore.after)")
    }
}

extension DemoScreen {
    func line(_ text: String) { StandardOutput.line(text) }

    func heading(_ text: String) {
        line("")
        line(style.heading(text))
    }

    func coloured(_ label: String) -> String {
        switch label {
        case "high": style.failure(label)
        case "low": style.good(label)
        default: style.attention(label)
        }
    }

    /// The class that the version in force gives, with inputs taken away or replaced.
    func label(
        _ answer: ProfileAnswer,
        without: [String] = [],
        set: [String] = []
    ) throws(StoreError) -> String {
        let options = ScoringOptions(without: without, set: set)
        return ScoreText.class(try demo.store.score(answer, options: options).result, language)
    }
}
