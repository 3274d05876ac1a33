internal import Crypto

/// Entity tags (RFC 9110, section 8.8.3).
enum EntityTag {
    /// The tag of a body: a digest of its bytes, cut to 96 bits.
    static func tag(of body: ArraySlice<UInt8>) -> String {
        hexadecimal(SHA256.hash(data: body).prefix(12))
    }

    /// The tag of an answer about now: a digest of the body but for the times it was asked for.
    ///
    /// Those stand in the one object `asOf` near its beginning and change with every question,
    /// while nothing else does. `prefix` says what the subject's history was at.
    static func tag(ofCurrent body: [UInt8], _ prefix: String) -> String {
        guard let start = firstIndex(of: Array("\"asOf\":{".utf8), in: body),
            let end = body[start...].firstIndex(of: UInt8(ascii: "}"))
        else { return "\(prefix)-\(tag(of: body[...]))" }
        var hash = SHA256()
        hash.update(data: body[..<start])
        hash.update(data: body[end...])
        return "\(prefix)-\(hexadecimal(hash.finalize().prefix(12)))"
    }

    /// Whether a header `If-None-Match` names a tag; weakness does not matter to it.
    static func isNamed(_ tag: String, in header: String) -> Bool {
        header.split(separator: ",").contains { part in
            var name = part[...]
            while name.first == " " { name = name.dropFirst() }
            while name.last == " " { name = name.dropLast() }
            if name.hasPrefix("W/") { name = name.dropFirst(2) }
            return name == "*" || name == "\"\(tag)\""
        }
    }

    private static func firstIndex(of key: [UInt8], in body: [UInt8]) -> Int? {
        // The object stands behind the subject's name only.
        let last = min(body.count - key.count, 128)
        guard last >= 0 else { return nil }
        return (0...last).first { body[$0..<($0 + key.count)].elementsEqual(key) }
    }

    /// Bytes as hexadecimal digits.
    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
