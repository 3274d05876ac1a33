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

    /// The key of a period of an attribute whose own key is given, from the encoding's numbers.
    @inline(__always)
    init(_ attribute: UInt64, granularity: UInt8, ordinal: UInt32) {
        rawValue = attribute | UInt64(granularity) &<< 32 | UInt64(ordinal ^ 0x8000_0000)
    }

    var attribute: AttributeNumber {
        AttributeNumber(rawValue: UInt16(truncatingIfNeeded: rawValue &>> 34))
    }

    var period: Period? {
        guard let length = Period.Granularity(rawValue: UInt8(rawValue &>> 32 & 3)) else {
            return nil
        }
        let bits = UInt32(truncatingIfNeeded: rawValue) ^ 0x8000_0000
        return Period(granularity: length, ordinal: Int32(bitPattern: bits))
    }

    var hasPeriod: Bool { rawValue & (3 &<< 32) != 0 }

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
