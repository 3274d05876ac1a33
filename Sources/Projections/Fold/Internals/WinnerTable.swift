/// The best candidate for every attribute and every period of a series.
struct WinnerTable {
    private var slots = SlotTable()
    /// One candidate a key, in no order that means anything.
    private(set) var candidates: [Candidate] = []

    /// Room for the values of most persons, made at once.
    private static let usualCount = 32

    /// How many cells of the table all insertions looked at together.
    var probeCount: Int { slots.probeCount }

    /// How many candidates and cells there is memory for.
    var capacity: Int { candidates.capacity + slots.capacity }

    mutating func removeAll() {
        slots.removeAll()
        candidates.removeAll(keepingCapacity: true)
    }

    /// Lets a candidate compete for its key.
    mutating func offer(_ candidate: Candidate) {
        let (slot, isNew) = slots.insert(candidate.key.rawValue)
        if isNew {
            if candidates.capacity == 0 { candidates.reserveCapacity(Self.usualCount) }
            candidates.append(candidate)
        } else if candidate.beats(candidates[slot]) {
            candidates[slot] = candidate
        }
    }

    /// The best candidate for a key.
    func winner(for key: SeriesKey) -> Candidate? {
        slots.slot(of: key.rawValue).map { candidates[$0] }
    }

    /// The candidates in the order of a profile.
    func sorted() -> [Candidate] {
        candidates.sorted { $0.key < $1.key }
    }
}
