/// The short forms of a payload's times: four bytes where eight would say no more.
///
/// Sources register by the second, and nearly everything holds from a midnight. Byte table:
/// `Docs/FORMAT.md`.
@usableFromInline
enum PackedTime {
    /// Microseconds of a second.
    @usableFromInline static var second: Int64 { 1_000_000 }
    /// Microseconds of a minute.
    @usableFromInline static var minute: Int64 { 60_000_000 }

    /// A time as whole seconds since 1970-01-01T00:00Z, to 2106; `nil` where it is none.
    static func seconds(of microseconds: Int64) -> UInt32? {
        let (seconds, rest) = microseconds.quotientAndRemainder(dividingBy: second)
        return rest == 0 ? UInt32(exactly: seconds) : nil
    }

    /// A time as whole minutes since 1970-01-01T00:00Z, within 4,083 years of it; `nil` where it is
    /// none.
    static func minutes(of microseconds: Int64) -> Int32? {
        let (minutes, rest) = microseconds.quotientAndRemainder(dividingBy: minute)
        return rest == 0 ? Int32(exactly: minutes) : nil
    }

    /// Reads a time of eight bytes, which must not have a short form.
    static func long(
        _ reader: inout ByteReader,
        _ hasNoShortForm: (Int64) -> Bool
    ) throws(CodecError) -> Int64 {
        let start = reader.offset
        let microseconds = try reader.int64()
        guard hasNoShortForm(microseconds) else {
            throw CodecError(offset: start, reason: "time is not in its shortest form")
        }
        return microseconds
    }

    /// The microseconds of minutes, whose bits are those of a signed number.
    @inlinable @inline(__always)
    static func minutes(_ bits: UInt32) -> Int64 {
        Int64(Int32(bitPattern: bits)) &* minute
    }
}
