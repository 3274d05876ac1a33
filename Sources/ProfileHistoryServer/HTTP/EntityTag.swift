internal import Crypto
internal import EventLog
internal import NIOCore

/// Entity tags (RFC 9110, section 8.8.3), with their quotation marks.
enum EntityTag {
    /// How many bytes of a digest are shown: 96 bits.
    private static let byteCount = 12

    /// The tag of a body: a digest of its bytes.
    static func tag(of body: ByteBuffer) -> String {
        quoted(hexadecimal(of: body.digest))
    }

    /// The tag of an answer about now: a digest of the body but for the times it was asked for.
    ///
    /// Those stand in the one object `asOf` near its beginning and change with every question,
    /// while nothing else does. `prefix` says what the subject's history was at.
    static func tag(ofCurrent body: [UInt8], _ prefix: String) -> String {
        var hash = SHA256()
        if let times = times(in: body) {
            hash.update(data: body[..<times.lowerBound])
            hash.update(data: body[times.upperBound...])
        } else {
            hash.update(data: body)
        }
        return quoted("\(prefix)-\(hexadecimal(of: hash.finalize()))")
    }

    private static func quoted(_ tag: String) -> String { "\"\(tag)\"" }

    private static func hexadecimal(of digest: SHA256.Digest) -> String {
        hexadecimal(digest.byteArray.prefix(byteCount))
    }

    /// Whether a header `If-None-Match` names a tag; weakness does not matter to it.
    static func isNamed(_ tag: String, in header: String) -> Bool {
        header.split(separator: ",").contains { part in
            var name = part[...]
            while name.first == " " { name = name.dropFirst() }
            while name.last == " " { name = name.dropLast() }
            if name.hasPrefix("W/") { name = name.dropFirst(2) }
            return name == "*" || name == tag
        }
    }

    private static let timesKey = Array("\"asOf\":{".utf8)

    /// Where the object behind `asOf` stands, with its braces: behind the subject's name only.
    static func times(in body: [UInt8]) -> Range<Int>? {
        let last = min(body.count - timesKey.count, 128)
        guard last >= 0 else { return nil }
        let start = (0...last).first { start in
            body[start] == timesKey[0]
                && timesKey.indices.allSatisfy { body[start + $0] == timesKey[$0] }
        }
        guard let start, let end = body[start...].firstIndex(of: UInt8(ascii: "}")) else {
            return nil
        }
        return (start + timesKey.count - 1)..<(end + 1)
    }

    private static let digits = Array("0123456789abcdef".utf8)

    /// Bytes as hexadecimal digits.
    static func hexadecimal(_ bytes: some Collection<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(2 * bytes.count)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
