import EventModel

extension [UInt8] {
    /// Adds a byte that says whether there is a text, and the text.
    mutating func append(optional text: String?) {
        append(text == nil ? 0 : 1)
        if let text { append(lengthPrefixed: text) }
    }

    /// Adds a count and the texts.
    mutating func append(texts: [String]) {
        append(varint: UInt64(texts.count))
        for text in texts { append(lengthPrefixed: text) }
    }

    /// Adds the bits of a number.
    mutating func append(bitsOf number: Double) {
        append(littleEndian: number.bitPattern)
    }
}

extension ByteReader {
    /// Reads a byte that is 0 or 1.
    mutating func flag() throws(CodecError) -> Bool {
        let start = offset
        let byte = try byte()
        guard byte <= 1 else { throw CodecError(offset: start, reason: "flag is not 0 or 1") }
        return byte == 1
    }

    /// Reads what ``append(optional:)`` adds.
    mutating func optionalString() throws(CodecError) -> String? {
        try flag() ? try string() : nil
    }

    /// Reads a count of things that take at least one byte each.
    mutating func count() throws(CodecError) -> Int {
        let start = offset
        let count = try varint()
        guard count <= UInt64(remaining) else {
            throw CodecError(offset: start, reason: "count runs past the end")
        }
        return Int(truncatingIfNeeded: count)
    }

    /// Reads what ``append(texts:)`` adds.
    mutating func strings() throws(CodecError) -> [String] {
        let count = try count()
        var texts: [String] = []
        texts.reserveCapacity(Swift.min(count, 64))
        for _ in 0..<count { texts.append(try string()) }
        return texts
    }

    /// Reads the bits of a finite number.
    mutating func double() throws(CodecError) -> Double {
        let start = offset
        let number = Double(bitPattern: try uint64())
        guard number.isFinite else {
            throw CodecError(offset: start, reason: "number is not finite")
        }
        return number
    }

    /// Reads a 32-bit signed number.
    mutating func int32() throws(CodecError) -> Int32 {
        Int32(bitPattern: try uint32())
    }

    /// Reads a byte that stands for one of a few cases.
    mutating func oneOf<Case: RawRepresentable>(
        _ type: Case.Type,
        reason: String
    ) throws(CodecError) -> Case where Case.RawValue == UInt8 {
        let start = offset
        guard let found = Case(rawValue: try byte()) else {
            throw CodecError(offset: start, reason: reason)
        }
        return found
    }

    /// Refuses bytes that are left over.
    func finish() throws(CodecError) {
        guard isAtEnd else { throw CodecError(offset: offset, reason: "bytes are left over") }
    }
}
