import ProfileModel

/// What facts compete for: an attribute, or one period of it, as a number that sorts.
///
/// By attribute, then the fact without a period, then weeks before months, then by ordinal.
struct SeriesKey: RawRepresentable, Hashable, Comparable {
    let rawValue: UInt64

    init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    init(attribute: AttributeNumber, period: Period?) {
        var key = UInt64(attribute.rawValue) &<< 34
        if let period {
            key |= (period.granularity == .week ? 1 : 2) &<< 32
            // With the sign bit turned over, negative ordinals sort before the others.
            key |= UInt64(UInt32(bitPattern: period.ordinal) ^ 0x8000_0000)
        }
        rawValue = key
    }

    var attribute: AttributeNumber {
        AttributeNumber(rawValue: UInt16(truncatingIfNeeded: rawValue &>> 34))
    }

    var hasPeriod: Bool { rawValue & (3 &<< 32) != 0 }

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
