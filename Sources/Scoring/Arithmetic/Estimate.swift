/// A positive number known to within an error: 2 to the power `exponent` times `significand`.
struct Estimate {
    /// From −1075 to 1023 where the bits of the nearest number are asked for.
    let exponent: Int
    /// A number from 1 to 2, times 2 to the power 127, so that its top bit is set.
    let significand: UInt128
    /// By how much the significand may be too small or too great.
    let error: UInt128

    /// The bits of the number of type `Double` that is nearest to all numbers within the error.
    ///
    /// Nil where the middle between two neighbours is within the error, so that either of them may
    /// be the nearest.
    func roundedBits() -> UInt64? {
        distanceFromMiddle > error ? nearestBits() : nil
    }

    /// How far the significand is from the nearest middle between two neighbours.
    var distanceFromMiddle: UInt128 {
        tail > middle ? tail &- middle : middle &- tail
    }

    /// The bits of the number of type `Double` that is nearest to the estimate itself.
    ///
    /// Exactly in the middle it is the one whose last bit is 0. A carry out of the significand runs
    /// into the exponent, as it must: up to the next power of two, from the subnormal numbers to
    /// the normal ones, and in the end to infinity.
    func nearestBits() -> UInt64 {
        // Two shifts, since there is nothing to be kept where all 128 bits are dropped.
        let kept = UInt64(truncatingIfNeeded: (significand &>> (droppedBitCount &- 1)) &>> 1)
        // The kept top bit of a normal number counts as one more of the exponent.
        let base = isSubnormal ? 0 : UInt64(exponent &+ 1022) << 52
        // An odd number makes a tie count as more than the middle.
        return base &+ kept &+ (tail &+ UInt128(kept & 1) > middle ? 1 : 0)
    }

    /// Numbers under 2 to the power −1022 have fewer bits.
    private var isSubnormal: Bool {
        exponent < -1022
    }

    /// How many of the 128 bits the result has no room for: 75 to 128.
    private var droppedBitCount: Int {
        isSubnormal ? 75 &- 1022 &- exponent : 75
    }

    private var middle: UInt128 {
        1 &<< (droppedBitCount &- 1)
    }

    /// The dropped bits.
    private var tail: UInt128 {
        significand & ((middle &- 1) &<< 1 | 1)
    }
}
