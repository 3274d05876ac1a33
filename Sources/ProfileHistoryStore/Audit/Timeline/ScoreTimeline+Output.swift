public import AuditReports
internal import EventModel
public import JSON
internal import ProfileModel
internal import ProfileScoring
internal import Scoring

extension ScoreTimeline {
    /// Writes the steps as one JSON object; its keys are part of the interface.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("subject", subject.description)
        writer.member("from", question.from.description)
        writer.member("to", question.to.description)
        writer.member("known", question.isAsKnownThen ? "then" : "now")
        writer.key("steps")
        writer.beginArray()
        for step in steps {
            writer.beginObject()
            writer.member("from", step.from.description)
            writer.member("model", step.model)
            writer.key("result")
            step.outcome.write(to: &writer)
            writer.key("score")
            if let score = step.score {
                writer.double(score == 0 ? 0 : score)
            } else {
                writer.null()
            }
            writer.key("changes")
            writer.beginArray()
            for change in step.changes { write(change, to: &writer) }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }

    private func write(_ change: Change, to writer: inout JSONWriter) {
        writer.beginObject()
        switch change {
        case .submission(let position):
            writer.member("changed", "submission")
            writer.positions(position.map { [$0] } ?? [])
        case .model(let name, let position):
            writer.member("changed", "model")
            writer.member("model", name)
            writer.positions(position.map { [$0] } ?? [])
        case .input(let input):
            writer.member("changed", "input")
            writer.member("feature", input.feature)
            writer.positions(input.positions)
        }
        writer.endObject()
    }

    /// The steps as people read them, with a drawing.
    public func report() -> Report {
        let title = Wording(danish: "Resultatet over tid", english: "The result over time")
        let known =
            question.isAsKnownThen
            ? Wording(danish: "som registreret hver dag", english: "as registered on each day")
            : Wording(danish: "som alt er kendt nu", english: "as all is known now")
        return Report(
            title: title,
            lead: [
                Wording(
                    danish: "\(subject), \(question.from) – \(question.to), \(known.danish).",
                    english: "\(subject), \(question.from) – \(question.to), \(known.english)."
                ),
                ScoreExplanation.groupNotPerson,
            ],
            sections: [
                ReportSection(
                    nil,
                    .plot(.steps(plot(title)), caption: Self.caption),
                    .table(table)
                )
            ]
        )
    }

    private static let caption = Wording(
        danish: "Hvert mærke er en dag, hvor noget ændrede resultatet.",
        english: "Every mark is a day on which something changed the result."
    )

    /// The classes that occur, and above them what is no class.
    private var outcomes: [ReplayOutcome] {
        let met = steps.map(\.outcome).reduce(into: [ReplayOutcome]()) { found, outcome in
            if !found.contains(outcome) { found.append(outcome) }
        }
        let order = ["low", "middle", "medium", "high"]
        let classes = met.filter { $0.label != nil }.sorted { left, right in
            (order.firstIndex(of: left.label ?? "") ?? 9, left.label ?? "")
                < (order.firstIndex(of: right.label ?? "") ?? 9, right.label ?? "")
        }
        return met.filter { $0.label == nil } + classes
    }

    private func plot(_ title: Wording) -> StepPlot {
        let outcomes = outcomes
        let events = steps.flatMap { step in
            step.changes.map { change in
                StepPlot.Event(
                    time: Copenhagen.opening(of: step.from),
                    label: wording(change),
                    position: position(of: change)
                )
            }
        }
        return StepPlot(
            title: title,
            axis: Wording(danish: "resultat", english: "result"),
            scale: .classes(outcomes.map(\.wording)),
            points: steps.map { step in
                StepPlot.Point(
                    time: Copenhagen.opening(of: step.from),
                    value: outcomes.firstIndex(of: step.outcome).map { Double($0) }
                )
            },
            end: Copenhagen.close(of: question.to),
            events: events
        )
    }

    private func position(of change: Change) -> Position? {
        switch change {
        case .submission(let position): position
        case .model(_, let position): position
        case .input(let input): input.positions.last
        }
    }

    private func wording(_ change: Change) -> Wording {
        switch change {
        case .submission(nil):
            return Wording(danish: "intet skema er i kraft", english: "no form is in force")
        case .submission:
            return Wording(danish: "et andet skema er i kraft", english: "another form is in force")
        case .model(nil, _):
            return Wording(danish: "ingen version er i kraft", english: "no version is in force")
        case .model(let name?, _):
            return Wording(
                danish: "versionen \(name) er i kraft",
                english: "the version \(name) is in force"
            )
        case .input(let input):
            let names = words.map { ($0.name(input.feature), $0.value(input.feature, input.value)) }
            let found = names.first { $0.0.danish != input.feature } ?? names.first
            guard let (name, value) = found else {
                return Wording(danish: input.feature, english: input.feature)
            }
            return Wording(
                danish: "\(name.danish): \(value.danish)",
                english: "\(name.english): \(value.english)"
            )
        }
    }

    private var table: ReportTable {
        ReportTable(
            columns: [
                ReportColumn(Wording(danish: "fra", english: "from")),
                ReportColumn(Wording(danish: "resultat", english: "result")),
                ReportColumn(Wording(danish: "score", english: "score"), numeric: true),
                .model,
                ReportColumn(Wording(danish: "hvad der ændrede det", english: "what changed it")),
            ],
            rows: steps.map { step in
                let changes = step.changes.map { change -> Wording in
                    let place = position(of: change).map { " (#\($0))" } ?? ""
                    let words = wording(change)
                    return Wording(danish: words.danish + place, english: words.english + place)
                }
                return [
                    .text(step.from.description), .wording(step.outcome.wording),
                    step.score.map { .number($0) } ?? .none, step.model.map { .text($0) } ?? .none,
                    .wording(
                        Wording(
                            danish: changes.map(\.danish).joined(separator: "; "),
                            english: changes.map(\.english).joined(separator: "; ")
                        )
                    ),
                ]
            }
        )
    }
}

extension JSONWriter {
    /// Writes the member `positions`.
    fileprivate mutating func positions(_ positions: [Position]) {
        key("positions")
        beginArray()
        for position in positions { integer(position.rawValue) }
        endArray()
    }
}
