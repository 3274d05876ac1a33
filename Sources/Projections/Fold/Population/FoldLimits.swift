import EventModel

/// A question and a limit of the log as plain numbers, to compare every entry with.
struct FoldLimits: Hashable, Sendable {
    let effective: Int64
    /// The greatest time that is known, of the clock that is asked; all times of the other.
    private(set) var registered = Int64.max
    private(set) var recorded = Int64.max
    private(set) var position: UInt64
    /// Whether recorded times are looked at.
    private(set) var tracksRecorded = false
    let includesDisputed: Bool

    init(_ question: AsOf, through limit: Position) {
        effective = question.effective.instant.microseconds
        position = limit.rawValue
        includesDisputed = question.includesDisputed
        switch question.known {
        case .registered(let time): registered = time.instant.microseconds
        case .recorded(let time):
            recorded = time.instant.microseconds
            tracksRecorded = true
        case .position(let last): position = min(position, last.rawValue)
        }
    }
}

extension FoldLimits {
    /// Whether an entry, and with it every later one, is not looked at any more.
    @inline(__always)
    func end(before entry: EntryCursor) -> Bool {
        if entry.position.rawValue > position { return true }
        return tracksRecorded && entry.recorded.instant.microseconds > recorded
    }
}
