internal import JSON

extension JSONWriter {
    /// Writes a score as the members `score` and `scoreBits`, both null where there is none.
    mutating func score(_ bits: UInt64?) {
        key("score")
        if let bits {
            let value = Double(bitPattern: bits)
            double(value == 0 ? 0 : value)
        } else {
            null()
        }
        member("scoreBits", bits.map(Self.hexadecimal))
    }

    /// The sixteen digits of a score's bits.
    static func hexadecimal(_ bits: UInt64) -> String {
        var bytes: [UInt8] = []
        bytes.append(hexadecimal: bits)
        return String(decoding: bytes, as: UTF8.self)
    }
}
