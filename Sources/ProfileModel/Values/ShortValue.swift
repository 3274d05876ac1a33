public import EventModel

/// A code of at most seven bytes, or a decimal number, in one word: compared without allocating.
///
/// It says nothing of its kind, so that two are compared only where both belong to one attribute.
/// Full loads are compared with what is stored by these words, cell by cell.
public struct ShortValue: Hashable, Sendable {
    private let word: UInt64

    /// The longest code in bytes.
    public static let maximumCodeByteCount = 7

    /// No value: the attribute ended, or nothing was ever said.
    public static let absent = ShortValue(word: .max)

    /// A stored value that is no short one; it equals none that is.
    public static let other = ShortValue(word: .max - 1)

    /// A stored value that was destroyed; it equals none that is told.
    public static let erased = ShortValue(word: .max - 2)

    private init(word: UInt64) {
        self.word = word
    }

    /// Takes a code; `nil` where it is empty, too long, or holds a zero byte.
    public init?(code: Span<UInt8>) {
        guard code.count >= 1, code.count <= Self.maximumCodeByteCount else { return nil }
        var word: UInt64 = 0
        for index in code.indices {
            if code[index] == 0 { return nil }
            word |= UInt64(code[index]) &<< UInt64(index &* 8)
        }
        self.word = word
    }

    /// Takes a decimal number.
    ///
    /// - Precondition: The number is finite.
    public init(decimal: Double) {
        precondition(decimal.isFinite, "A decimal value is finite")
        // The bits of a finite number are none of the three words with a meaning of their own.
        word = decimal.bitPattern
    }

    /// Reads the value of an encoded fact; ``absent`` where it says that the attribute ended.
    public init(decodingFact body: RawSpan) throws(CodecError) {
        var reader = ByteReader(body)
        let head = try FactBody.Head(from: &reader)
        switch head.kind {
        case nil: self = head.isErased ? .erased : .absent
        case .code: self = Self(codeBytes: try reader.lengthPrefixed())
        case .decimal:
            let number = try reader.double()
            self = number.isFinite ? Self(decimal: number) : .other
        case .text, .integer, .date: self = .other
        }
    }

    private init(codeBytes: RawSpan) {
        self = Self(code: Span<UInt8>(_bytes: codeBytes)) ?? .other
    }

    /// The value as an attribute of a kind has it; `nil` where it is ``absent``.
    ///
    /// - Precondition: The value was made as one of that kind; ``other`` and ``erased`` are not.
    public func value(ofKind kind: ValueKind) -> AttributeValue? {
        precondition(
            self != .other && self != .erased,
            "What is not short can not be taken out"
        )
        if self == .absent { return nil }
        guard kind == .code else {
            precondition(kind == .decimal, "A short value is a code or a decimal")
            return .decimal(Double(bitPattern: word))
        }
        let count = (64 - word.leadingZeroBitCount + 7) / 8
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: word &>> UInt64($0 &* 8)) }
        return .code(String(decoding: bytes, as: UTF8.self))
    }
}

extension ShortValue: CustomStringConvertible, CustomReflectable {
    /// Nothing of the value, which is about a person.
    public var description: String { "(a value)" }

    /// Empty, so that a dump shows nothing of it either.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
