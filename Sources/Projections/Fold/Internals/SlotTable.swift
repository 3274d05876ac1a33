/// Deals the numbers 0, 1, 2 … to keys in the order in which they first come.
///
/// An open-addressing table that is emptied in constant time and keeps its memory, so that a fold
/// over the next stream allocates nothing. A look-up takes one or two steps on average.
struct SlotTable {
    private struct Cell {
        var key: UInt64
        /// The round in which the cell was filled; cells of earlier rounds are free.
        var round: UInt32
        var slot: UInt32
    }

    private var cells: [Cell] = []
    private var round: UInt32 = 1
    /// 64 less the binary logarithm of the number of cells.
    private var shift: UInt64 = 64
    /// How many keys have a number.
    private(set) var count = 0
    /// How many cells all insertions looked at together; what the linear-cost test counts.
    private(set) var probeCount = 0

    /// How many cells there is memory for.
    var capacity: Int { cells.capacity }

    /// Forgets all keys and keeps the memory.
    mutating func removeAll() {
        count = 0
        round &+= 1
        if round == 0 {
            // Only after 2^32 rounds could a cell of long ago look fresh.
            cells = []
            shift = 64
            round = 1
        }
    }

    /// The number of a key, `nil` when it has none.
    func slot(of key: UInt64) -> Int? {
        if count == 0 { return nil }
        let index = place(of: key).index
        return cells[index].round == round ? Int(cells[index].slot) : nil
    }

    /// The number of a key, a new one when it has none yet.
    mutating func insert(_ key: UInt64) -> (slot: Int, isNew: Bool) {
        // At most half full, so that runs of filled cells stay short.
        if count &* 2 >= cells.count { grow() }
        let (index, probes) = place(of: key)
        probeCount &+= probes
        if cells[index].round == round { return (Int(cells[index].slot), false) }
        let slot = count
        cells[index] = Cell(key: key, round: round, slot: UInt32(truncatingIfNeeded: slot))
        count &+= 1
        return (slot, true)
    }

    /// The cell that holds the key, or the free one where it belongs.
    private func place(of key: UInt64) -> (index: Int, probes: Int) {
        // Multiplying by 2^64 over the golden ratio spreads neighbouring keys over the table. The
        // upper half is folded in first, so that keys that differ only there spread as well.
        let folded = key ^ (key &>> 32)
        var index = Int(truncatingIfNeeded: (folded &* 0x9E37_79B9_7F4A_7C15) &>> shift)
        var probes = 1
        while cells[index].round == round && cells[index].key != key {
            index = (index &+ 1) & (cells.count &- 1)
            probes &+= 1
        }
        return (index, probes)
    }

    private mutating func grow() {
        let old = cells
        let size = max(64, old.count * 2)
        cells = Array(repeating: Cell(key: 0, round: 0, slot: 0), count: size)
        shift = UInt64(64 - size.trailingZeroBitCount)
        for cell in old where cell.round == round {
            cells[place(of: cell.key).index] = cell
        }
    }
}
