public import EventModel
public import TransparencyLog

/// What came over of a damaged store, and what did not.
///
/// It names places, subjects and types, never what stood there.
public struct SalvageReport: Hashable, Sendable {
    /// How many items of a list are given at most.
    public static let listedCount = 1_000

    /// Records behind each other that are lost for one reason.
    public struct LostRecords: Hashable, Sendable {
        /// Their places.
        public internal(set) var positions: Range<Position>
        /// Whose they were, where that can be read.
        public let subject: SubjectID?
        /// What they stated, where that can be read.
        public let type: EventType?
        /// Why they are lost, in a clause.
        public let reason: String
    }

    /// Something else that is lost.
    public struct LostValue: Hashable, Sendable {
        /// What it is, in words.
        public let what: String
        /// Whose it was, if anybody's.
        public let subject: SubjectID?
    }

    /// An event that came over and speaks of one that did not.
    public struct Orphan: Hashable, Sendable {
        /// Where it stands.
        public let position: Position
        /// Whose it is.
        public let subject: SubjectID
        /// The lost event.
        public let target: Position
    }

    /// How many places the old log had.
    public internal(set) var placeCount: UInt64 = 0
    /// How many records came over byte for byte.
    public internal(set) var keptCount: UInt64 = 0
    /// How many were taken from their subject's packed history, at their own places.
    public internal(set) var mendedCount: UInt64 = 0
    /// How many were written anew at their own places, because one before them in their subject's
    /// stream is lost.
    public internal(set) var rewrittenCount: UInt64 = 0
    /// How many nobody can read.
    public internal(set) var lostCount: UInt64 = 0
    /// Which those are.
    public internal(set) var lost: [LostRecords] = []
    /// How many runs of them there are.
    public internal(set) var lostRunCount = 0
    /// How many numbers and names are lost.
    public internal(set) var lostValueCount = 0
    /// Which those are.
    public internal(set) var lostValues: [LostValue] = []
    /// How many events speak of lost ones.
    public internal(set) var orphanCount = 0
    /// Which those are.
    public internal(set) var orphans: [Orphan] = []
    /// Where the first record stands that is not as it was; `nil` where all are.
    public internal(set) var firstChange: Position?
    /// The old log's checkpoints that the new one continues.
    public internal(set) var continued: [Checkpoint] = []
    /// Those that it does not.
    public internal(set) var broken: [Checkpoint] = []

    /// Checkpoints that the records do not lead to although none before their end was changed: one
    /// of them is not what was signed, and none says which.
    public var unexplained: [Checkpoint] {
        broken.filter { checkpoint in
            firstChange.map { checkpoint.size <= $0.rawValue } ?? true
        }
    }

    /// Whether everything came over.
    public var isComplete: Bool {
        lostCount == 0 && lostValueCount == 0 && unexplained.isEmpty
    }

    mutating func addLost(_ what: String, of subject: SubjectID? = nil) {
        lostValueCount += 1
        guard lostValues.count < Self.listedCount else { return }
        lostValues.append(LostValue(what: what, subject: subject))
    }

    mutating func addLost(
        at position: Position,
        subject: SubjectID?,
        type: EventType?,
        reason: String
    ) {
        lostCount += 1
        if let last = lost.last, last.positions.upperBound == position, last.subject == subject,
            last.type == type, last.reason == reason
        {
            lost[lost.count - 1].positions = last.positions.lowerBound..<position.next
            return
        }
        lostRunCount += 1
        guard lost.count < Self.listedCount else { return }
        lost.append(
            LostRecords(
                positions: position..<position.next,
                subject: subject,
                type: type,
                reason: reason
            )
        )
    }
}
