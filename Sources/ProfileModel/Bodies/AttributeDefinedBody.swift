public import EventModel

/// An attribute beyond the built-in ones.
public struct AttributeDefinedBody: EventBody {
    /// What it is.
    public let definition: AttributeDefinition

    /// Gives the definition, with the number that the store dealt.
    public init(definition: AttributeDefinition) {
        self.definition = definition
    }

    /// `EventType.attributeDefined`.
    public static var type: EventType { .attributeDefined }

    /// Adds number, name, kind, series, sensitivity, source, codes and range.
    public func append(to bytes: inout [UInt8]) {
        bytes.append(varint: UInt64(definition.number.rawValue))
        bytes.append(lengthPrefixed: definition.name)
        bytes.append(definition.kind.rawValue)
        bytes.append(definition.series?.rawValue ?? 0)
        bytes.append(definition.sensitivity.rawValue)
        bytes.append(lengthPrefixed: definition.source)
        definition.codes.append(to: &bytes)
        bytes.append(definition.range == nil ? 0 : 1)
        if let range = definition.range {
            bytes.append(bitsOf: range.lowerBound)
            bytes.append(bitsOf: range.upperBound)
        }
    }

    /// Reads a definition.
    public init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        guard let number = UInt16(exactly: try reader.varint()) else {
            throw CodecError(offset: 0, reason: "attribute number is too large")
        }
        let name = try reader.string()
        let kind = try reader.oneOf(ValueKind.self, reason: "kind of value is not known")
        let series = try Self.series(from: &reader)
        let sensitivity = try reader.oneOf(Sensitivity.self, reason: "sensitivity is not known")
        let source = try reader.string()
        let codesAt = reader.offset
        let codes = try CodeRule?(from: &reader)
        guard (codes != nil) == (kind == .code) else {
            throw CodecError(offset: codesAt, reason: "codes do not fit the kind of value")
        }
        let range = try Self.range(from: &reader, kind: kind)
        try reader.finish()
        definition = AttributeDefinition(
            number: AttributeNumber(rawValue: number),
            name: name,
            kind: kind,
            codes: codes,
            range: range,
            series: series,
            sensitivity: sensitivity,
            source: source
        )
    }

    private static func series(
        from reader: inout ByteReader
    ) throws(CodecError) -> Period.Granularity? {
        let start = reader.offset
        let tag = try reader.byte()
        let series = Period.Granularity(rawValue: tag)
        guard tag == 0 || series != nil else {
            throw CodecError(offset: start, reason: "length of period is not known")
        }
        return series
    }

    private static func range(
        from reader: inout ByteReader,
        kind: ValueKind
    ) throws(CodecError) -> ClosedRange<Double>? {
        let start = reader.offset
        guard try reader.flag() else { return nil }
        let (lowest, highest) = (try reader.double(), try reader.double())
        guard kind == .integer || kind == .decimal, lowest <= highest else {
            throw CodecError(offset: start, reason: "range is not one")
        }
        return lowest...highest
    }
}

extension CodeRule? {
    /// Adds 0, or 1 and a shape, or 2 and a list.
    func append(to bytes: inout [UInt8]) {
        switch self {
        case nil: bytes.append(0)
        case .shape(let shape):
            bytes.append(1)
            bytes.append(shape.rawValue)
        case .list(let list):
            bytes.append(2)
            bytes.append(lengthPrefixed: list.name)
            bytes.append(varint: UInt64(list.codes.count))
            for code in list.codes {
                bytes.append(lengthPrefixed: code.code)
                bytes.append(lengthPrefixed: code.label)
                bytes.append(optional: code.group)
            }
        }
    }

    /// Reads what ``append(to:)`` adds.
    init(from reader: inout ByteReader) throws(CodecError) {
        let start = reader.offset
        switch try reader.byte() {
        case 0: self = nil
        case 1: self = .shape(try reader.oneOf(CodeShape.self, reason: "shape is not known"))
        case 2:
            let name = try reader.string()
            var codes: [Code] = []
            for _ in 0..<(try reader.count()) {
                let code = try reader.string()
                let label = try reader.string()
                codes.append(Code(code, label: label, group: try reader.optionalString()))
            }
            self = .list(CodeList(name: name, codes: codes))
        default: throw CodecError(offset: start, reason: "tag of codes is not known")
        }
    }
}
