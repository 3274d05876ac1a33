/// A run of entries whose places in the two indexes were written together, in the indexes' order.
package struct AccessLot: Hashable, Sendable {
    /// The numbers of its entries, also of those that were taken away after their time.
    let numbers: Range<UInt64>
    /// What its keys begin with.
    var id: UInt64 { numbers.lowerBound }

    /// How many entries gather before the next lot is written.
    ///
    /// Random places in a large index cost a page each; a lot goes behind everything, in order.
    /// Entries that are in no lot yet are opened one by one by whoever asks.
    package static let entryCount = 4_096
}

/// The lots of a read log, in order and without a gap, and where they end.
struct AccessLots: Sendable {
    let lots: [AccessLot]
    /// The number of the first entry that is in no lot.
    let end: UInt64

    /// The lot that an entry is in.
    func lot(of number: UInt64) -> AccessLot? {
        var (low, high) = (0, lots.count)
        while low < high {
            let middle = low + (high - low) / 2
            if lots[middle].numbers.upperBound <= number {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low < lots.count, lots[low].numbers.contains(number) else { return nil }
        return lots[low]
    }
}
