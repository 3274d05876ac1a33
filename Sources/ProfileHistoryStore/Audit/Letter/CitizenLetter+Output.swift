public import AuditReports
internal import EventModel
public import JSON
internal import ProfileModel

extension CitizenLetter {
    /// The letter as a citizen reads it: one page, the numbers of the events behind each sentence.
    public func report() -> Report {
        Report(
            title: Wording(
                danish: "Svar på fire spørgsmål om profilering",
                english: "Answers to four questions on profiling"
            ),
            sections: [ReportSection(nil, Self.paragraph(occasion))]
                + answers.map { ReportSection($0.question, Self.paragraph($0.sentences)) }
                + [sourceSection]
        )
    }

    /// Sentences one after another, so that the letter stays on its page.
    private static func paragraph(_ sentences: [LetterSentence]) -> ReportBlock {
        let marked = sentences.map(marked)
        return .paragraph(
            Wording(
                danish: marked.map(\.danish).joined(separator: " "),
                english: marked.map(\.english).joined(separator: " ")
            )
        )
    }

    /// A sentence with the events that it stands on.
    private static func marked(_ sentence: LetterSentence) -> Wording {
        guard case .events(let positions) = sentence.ground else { return sentence.text }
        let shown = positions.suffix(4).map { "#\($0)" }.joined(separator: " ")
        let mark = " [\(positions.count > 4 ? "… " : "")\(shown)]"
        return Wording(
            danish: sentence.text.danish + mark,
            english: sentence.text.english + mark
        )
    }

    private var sourceSection: ReportSection {
        let list = sources.suffix(40)
        return ReportSection(
            Wording(danish: "Hvor det står", english: "Where it is written"),
            .paragraph(
                Wording(
                    danish: list.map { "#\($0.position) \($0.what.danish)" }
                        .joined(separator: "; "),
                    english: list.map { "#\($0.position) \($0.what.english)" }
                        .joined(separator: "; ")
                )
            ),
            .note(
                Wording(
                    danish: "Tallene er pladser i en log. Hver plads kan bevises for sig, og den, "
                        + "der har et ældre bevis, kan se, om noget er ændret.",
                    english: "The numbers are places in a log. Each can be proved by itself, and "
                        + "who has an older proof can see whether anything was changed."
                )
            )
        )
    }

    /// Writes the letter as one JSON object; its keys are part of the interface.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("subject", subject.description)
        writer.member("about", attribute)
        write("occasion", occasion, to: &writer)
        writer.key("answers")
        writer.beginArray()
        for answer in answers {
            writer.beginObject()
            writer.key("question")
            write(answer.question, to: &writer)
            write("sentences", answer.sentences, to: &writer)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }

    private func write(
        _ key: String,
        _ sentences: [LetterSentence],
        to writer: inout JSONWriter
    ) {
        writer.key(key)
        writer.beginArray()
        for sentence in sentences {
            writer.beginObject()
            writer.key("text")
            write(sentence.text, to: &writer)
            switch sentence.ground {
            case .events(let positions):
                writer.member("ground", "events")
                writer.key("positions")
                writer.beginArray()
                for position in positions { writer.integer(position.rawValue) }
                writer.endArray()
            case .absence: writer.member("ground", "absence")
            case .general: writer.member("ground", "general")
            }
            writer.endObject()
        }
        writer.endArray()
    }

    private func write(_ wording: Wording, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("da", wording.danish)
        writer.member("en", wording.english)
        writer.endObject()
    }
}
