internal import EventModel

/// Writes one row a subject behind the rows before it, without allocating for a field.
protocol PopulationRows: Sendable {
    /// Adds a subject's row; `other` is the other side of a comparison.
    func append(
        _ subject: SubjectID,
        _ score: ReplayScore,
        _ other: ReplayScore?,
        isFlip: Bool,
        _ groups: GroupNames,
        to bytes: inout [UInt8]
    )
}
