/// The columns of a CSV file, by the fields of the feed that they name.
struct CSVHeader: Sendable {
    let columns: [FeedField]
    /// Where the attribute's name stands in a row.
    let attributeColumn: Int?
    /// Where the type stands in a row.
    let typeColumn: Int?

    /// The fields that a cell can hold; answers and definitions are nested and need NDJSON.
    private static let allowed: [FeedField] = [
        .type, .id, .source, .subject, .attribute, .value, .effective, .registered, .period, .of,
        .at, .alias, .outcome, .text, .model, .class, .recipient, .score, .targetGroup, .deviates,
        .reason, .office,
    ]

    /// Reads the names in the first row.
    init(names: [String]) throws(LineError) {
        var columns: [FeedField] = []
        for name in names {
            guard let field = FeedField(named: name), Self.allowed.contains(field) else {
                throw LineError(.invalidHeader, field: name, Self.message(for: name))
            }
            guard !columns.contains(field) else {
                throw LineError(.invalidHeader, field: name, "the column stands twice; keep one")
            }
            columns.append(field)
        }
        self.columns = columns
        attributeColumn = columns.firstIndex(of: .attribute)
        typeColumn = columns.firstIndex(of: .type)
    }

    private static func message(for name: String) -> String {
        if name.utf8.contains(UInt8(ascii: ";")) || name.utf8.contains(UInt8(ascii: "\t")) {
            return "separate the columns by commas"
        }
        if FeedField(named: name) != nil {
            return "a cell cannot hold this field; give such lines as NDJSON"
        }
        return "no such column; the first row names columns among "
            + allowed.map(\.name).joined(separator: ", ")
    }
}
