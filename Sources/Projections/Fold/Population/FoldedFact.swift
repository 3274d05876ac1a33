import EventModel
import ProfileModel

/// A visible fact of an attribute that is wanted, read up to its value.
struct FoldedFact {
    let route: FoldRoute
    let hasPeriod: Bool
    let ordinal: Int32
    let granularity: UInt8
    let packed: PackedFact

    /// Reads the fact that a scanner stands at; nil where it is not known, lies in the future or is
    /// of an attribute that is not wanted.
    @inline(__always)
    init?(
        _ scanner: borrowing EntryScanner,
        _ limits: FoldLimits,
        _ routes: Span<FoldRoute>
    ) throws(CodecError) {
        var reader = scanner.payload
        // Registered time, flags, effective time: a fact has all three.
        let times = try reader.bytes(17)
        let registered = times.int64(at: 0)
        let flags = times.byte(at: 8)
        let effective = times.int64(at: 9)
        if registered > limits.registered { return nil }
        if flags != 1 {
            guard flags == 3 else { throw Self.untimed(scanner.offset) }
            _ = try reader.bytes(8)
        }
        if effective > limits.effective { return nil }
        _ = try reader.varint()
        _ = try reader.lengthPrefixed()

        let attribute = try reader.varint()
        let tag = try reader.byte()
        guard attribute < UInt64(routes.count) else { return nil }
        route = routes[Int(truncatingIfNeeded: attribute)]
        hasPeriod = tag & 0x80 != 0
        guard route.wants(period: hasPeriod) else { return nil }
        if hasPeriod {
            let period = try reader.bytes(5)
            ordinal = Int32(bitPattern: period.uint32(at: 0))
            granularity = period.byte(at: 4)
        } else {
            (ordinal, granularity) = (0, 0)
        }
        let kind = tag & 0x7F
        guard kind <= 5, granularity <= 2 else { throw Self.unknownTag(scanner.offset) }
        let start = scanner.payloadOffset
        packed = PackedFact(
            effective: effective,
            registered: registered,
            position: scanner.position.rawValue,
            start: start &+ reader.offset,
            end: start &+ reader.bytes.byteCount,
            kind: kind
        )
    }

    @inline(never)
    private static func untimed(_ offset: Int) -> CodecError {
        CodecError(offset: offset, reason: "fact has no effective time or unknown flags")
    }

    @inline(never)
    private static func unknownTag(_ offset: Int) -> CodecError {
        CodecError(offset: offset, reason: "value tag or length of period is not known")
    }
}
