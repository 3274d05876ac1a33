/// A moment in time, to the microsecond, on the clock of UTC without leap seconds.
public struct Instant: Hashable, Comparable, Sendable {
    /// Microseconds since 1970-01-01T00:00:00Z, negative before.
    public let microseconds: Int64

    /// Makes the moment `microseconds` after 1970-01-01T00:00:00Z.
    @inlinable
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// The first moment that can be stored, some 290,000 years before 1970.
    public static let distantPast = Instant(microseconds: .min)

    /// The last moment that can be stored, some 290,000 years after 1970.
    public static let distantFuture = Instant(microseconds: .max)

    /// The earlier of two moments is the smaller.
    @inlinable
    public static func < (left: Instant, right: Instant) -> Bool {
        left.microseconds < right.microseconds
    }

    /// The moment `microseconds` later, or earlier if negative; stops at the ends of time.
    public func adding(microseconds other: Int64) -> Instant {
        let (sum, overflow) = microseconds.addingReportingOverflow(other)
        return Instant(microseconds: overflow ? (other < 0 ? .min : .max) : sum)
    }

    /// The moment nearest to a number of seconds of any size.
    init(clampingSeconds seconds: Int) {
        let (product, overflow) = Int64(seconds).multipliedReportingOverflow(by: 1_000_000)
        microseconds = overflow ? (seconds < 0 ? .min : .max) : product
    }

    /// Whole seconds since 1970, rounded down.
    @inline(__always)
    var secondsRoundedDown: Int { Int(microseconds).floorDivided(by: 1_000_000) }
}

extension Instant: CustomStringConvertible {
    /// UTC with exactly six decimals: `2017-09-17T21:59:59.999999Z`.
    ///
    /// `parse(_:)` reads it back for the years 0001 to 9999; other years print with a sign and six
    /// digits and are not read back.
    public var description: String {
        TimeText.string(capacity: Self.longestDescription) { out in
            append(to: &out)
        }
    }

    /// Appends `description` without making a string; allocates only if the buffer must grow.
    public func appendDescription(to bytes: inout [UInt8]) {
        bytes.append(addingCapacity: Self.longestDescription) { out in
            append(to: &out)
        }
    }

    private static var longestDescription: Int { TimeText.longestYear + 23 }

    @inline(__always)
    private func append(to out: inout OutputSpan<UInt8>) {
        let seconds = secondsRoundedDown
        let fraction = Int(microseconds) &- seconds &* 1_000_000
        let day = seconds.floorDivided(by: 86_400)
        let secondOfDay = seconds &- day &* 86_400
        CivilDate(dayNumber: day).append(to: &out)
        out.append(UInt8(ascii: "T"))
        TimeText.append2(secondOfDay / 3_600, to: &out)
        out.append(TimeText.colon)
        TimeText.append2(secondOfDay / 60 % 60, to: &out)
        out.append(TimeText.colon)
        TimeText.append2(secondOfDay % 60, to: &out)
        out.append(UInt8(ascii: "."))
        TimeText.append2(fraction / 10_000, to: &out)
        TimeText.append2(fraction / 100 % 100, to: &out)
        TimeText.append2(fraction % 100, to: &out)
        out.append(UInt8(ascii: "Z"))
    }
}
