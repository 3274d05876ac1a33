internal import AuditReports
internal import ProfileModel
internal import ProfileScoring

extension ScoreExplanation {
    /// How a PMML document came to its result, in the document's own words.
    var documentCourse: ReportSection {
        ReportSection(
            Wording(danish: "Vejen til resultatet", english: "The way to the result"),
            .table(
                ReportTable(
                    columns: [
                        ReportColumn(
                            Wording(danish: "i PMML-dokumentet", english: "in the PMML document")
                        ),
                        ReportColumn(Wording(danish: "værdi", english: "value")),
                        ReportColumn(
                            Wording(danish: "bidrag", english: "contribution"),
                            numeric: true
                        ),
                    ],
                    rows: answer.result.lines.map(Self.row)
                )
            )
        )
    }

    private static func row(_ line: ResultLine) -> [ReportCell] {
        let indent = String(repeating: "– ", count: line.depth)
        return [
            .wording(Wording(danish: indent + line.text, english: indent + line.text)),
            line.value.map { .wording(Wording(danish: $0, english: $0)) } ?? .none,
            line.amount.map { .number($0) } ?? .none,
        ]
    }

    /// Which PMML document was evaluated, where one was.
    var pmmlSource: [Wording] {
        guard let pmml = document.kernel.pmml else { return [] }
        return [
            Wording(
                danish: "PMML-dokumentet, som det er: sha256 \(pmml.digest).",
                english: "The PMML document as it is: sha256 \(pmml.digest)."
            )
        ]
    }
}
