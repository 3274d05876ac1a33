public import ProfileModel

/// What became of one row of a delivery.
public struct DreamRow: Sendable {
    /// What a row says: whom it is about, and one value for each of the header's points.
    public struct Content: Hashable, Sendable {
        /// The person.
        public let person: CPRNumber
        /// The cells behind the person's, in the order of the columns.
        public let cells: [ShortValue]
    }

    /// Where it stands in the file.
    public let place: LinePlace
    /// What it says, or why it is refused.
    public let outcome: Result<Content, LineError>
}
