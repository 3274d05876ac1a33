/// One signature line of a note: who signed, by which key, and the signature's bytes.
public struct NoteSignature: Hashable, Sendable {
    /// The name of the key that is said to have signed.
    public let name: String
    /// The first bytes of the digest of name, algorithm and public key.
    public let keyID: UInt32
    /// The signature in the form of the key's algorithm.
    public let bytes: [UInt8]

    /// States a signature.
    public init(name: String, keyID: UInt32, bytes: [UInt8]) {
        self.name = name
        self.keyID = keyID
        self.bytes = bytes
    }

    /// Reads a line without its newline; `nil` where it has not the form of one.
    init?(line: Substring) {
        guard line.hasPrefix("\u{2014} ") else { return nil }
        let parts = line.unicodeScalars.dropFirst(2)
            .split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let name = KeyName(String(Substring(parts[0]))),
            let bytes = Base64.decode(Substring(parts[1])), bytes.count > 4
        else { return nil }
        self.name = name.text
        keyID = bytes[..<4].reduce(0) { $0 << 8 | UInt32($1) }
        self.bytes = Array(bytes[4...])
    }

    /// The line without its newline.
    var line: String {
        let id = (0..<4).map { UInt8(truncatingIfNeeded: keyID >> (24 - 8 * $0)) }
        return "\u{2014} \(name) \(Base64.encode(id + bytes))"
    }
}

/// The name of a key: not empty, no space of any kind, no plus sign, no control character.
struct KeyName {
    let text: String

    init?(_ text: String) {
        guard !text.isEmpty,
            text.unicodeScalars.allSatisfy({
                !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20
            })
        else { return nil }
        self.text = text
    }
}
