internal import ProfileModel

extension Report {
    /// What the mark means that stands for a number held back.
    static let suppression = Wording(
        danish: """
            \(ReportCell.suppressionMark) tilbageholdt: så få personer, at tallet kan pege på \
            enkeltpersoner, eller et tal, som sådan et kan udregnes af.
            """,
        english: """
            \(ReportCell.suppressionMark) held back: so few people that the number may point to a \
            person, or a number from which such a one can be computed.
            """
    )

    /// Whether some number of the report is held back, so that the mark has to be explained.
    var holdsBackNumbers: Bool {
        sections.contains { section in
            section.blocks.contains { block in
                switch block {
                case .figures(let figures): figures.contains { $0.value == .suppressed }
                case .table(let table): table.holdsBackNumbers
                case .plot(let plot, _): plot.table.holdsBackNumbers
                case .paragraph, .list, .note: false
                }
            }
        }
    }
}

extension ReportTable {
    /// Whether some number of the table is held back.
    var holdsBackNumbers: Bool { rows.contains { $0.contains(.suppressed) } }
}
