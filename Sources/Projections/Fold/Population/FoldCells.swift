import EventModel
import ProfileModel

/// The cells of a fold while it goes through a stream, held for writing once and not once a fact.
struct FoldCells: ~Copyable, ~Escapable {
    var cells: MutableSpan<PackedFact>
    var filled: MutableSpan<UInt64>
    var rows: MutableSpan<SeriesRow>

    @_lifetime(copy cells, copy filled, copy rows)
    init(
        cells: consuming MutableSpan<PackedFact>,
        filled: consuming MutableSpan<UInt64>,
        rows: consuming MutableSpan<SeriesRow>
    ) {
        self.cells = cells
        self.filled = filled
        self.rows = rows
    }

    /// Lets a fact compete for its cell.
    @inline(__always)
    mutating func offer(_ fact: FoldedFact) {
        guard fact.hasPeriod else { return offer(fact.packed, at: Int(fact.route.cell)) }
        let row = Int(fact.route.row)
        let place = Int(fact.ordinal) &- Int(rows[row].first)
        let isRightLength = fact.granularity == rows[row].granularity.rawValue
        if isRightLength && place >= 0 {
            if place > Int(rows[row].reach) { return }
            offer(fact.packed, at: rows[row].firstCell &+ place)
        } else if isRightLength || fact.granularity < rows[row].granularity.rawValue {
            // Weeks stand before months, as in the order of a profile.
            rows[row].noteEarlier(kind: fact.packed.kind)
        }
    }

    @inline(__always)
    private mutating func offer(_ fact: PackedFact, at cell: Int) {
        let word = cell &>> 6
        let bit: UInt64 = 1 &<< UInt64(cell & 63)
        if filled[word] & bit != 0 {
            if cells[cell].holds(against: fact.effective, fact.registered) { return }
        } else {
            filled[word] |= bit
        }
        cells[cell] = fact
    }
}
