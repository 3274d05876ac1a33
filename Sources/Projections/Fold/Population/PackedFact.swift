/// A fact that won, by the place of its value in the packed stream.
///
/// A trivial value; most facts that win for a while lose in the end, so values are read last.
struct PackedFact: Sendable {
    var effective: Int64 = 0
    var registered: Int64 = 0
    var position: UInt64 = 0
    /// Where the encoding of the value begins, and where the body ends.
    var start = 0
    var end = 0
    /// The round of the fold in which the cell was filled, and the number of the value's kind.
    ///
    /// A cell of an earlier round is free: so a fold begins without emptying cells.
    private var stamp: UInt64 = 0

    /// A free cell.
    init() {}

    @inline(__always)
    init(
        effective: Int64,
        registered: Int64,
        position: UInt64,
        start: Int,
        end: Int,
        kind: UInt8,
        round: UInt64
    ) {
        self.effective = effective
        self.registered = registered
        self.position = position
        self.start = start
        self.end = end
        stamp = round &<< 8 | UInt64(kind)
    }

    /// The number of the value's kind; 0 where the attribute ended.
    @inline(__always)
    var kind: UInt8 { UInt8(truncatingIfNeeded: stamp) }

    /// Whether the cell was filled in this round.
    @inline(__always)
    func isFilled(in round: UInt64) -> Bool { stamp &>> 8 == round }

    /// Whether the cell was filled in this round with a fact that has a value.
    @inline(__always)
    func hasValue(in round: UInt64) -> Bool { isFilled(in: round) && kind != 0 }

    /// Whether a fact that stands later in the log loses to this one all the same.
    @inline(__always)
    func holds(against effective: Int64, _ registered: Int64) -> Bool {
        self.effective > effective
            || (self.effective == effective && self.registered > registered)
    }
}
