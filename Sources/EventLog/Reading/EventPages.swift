public import EventModel

/// The events in a range of positions, read a page at a time in short transactions.
///
/// Between pages no transaction is open, so a long walk pins no old pages beside a running import.
public struct EventPages: Sendable {
    private static let pageSize = 1_024

    private let store: any EventStore
    private var next: Position
    private let end: Position

    init(store: any EventStore, range: Range<Position>) {
        self.store = store
        next = range.lowerBound
        end = range.upperBound
    }

    /// The next page, empty at the end of the range or of the log.
    public mutating func nextPage() throws(EventLogError) -> [Event] {
        guard next < end else { return [] }
        let left = Int(clamping: end.rawValue - next.rawValue)
        let page = try store.events(from: next, limit: min(left, Self.pageSize))
        if let last = page.last { next = last.position.next }
        return page
    }
}
