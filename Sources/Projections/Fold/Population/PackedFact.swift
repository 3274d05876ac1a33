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
    /// The number of the value's kind; 0 where the attribute ended.
    var kind: UInt8 = 0

    /// Whether a fact that stands later in the log loses to this one all the same.
    @inline(__always)
    func holds(against effective: Int64, _ registered: Int64) -> Bool {
        self.effective > effective
            || (self.effective == effective && self.registered > registered)
    }
}
