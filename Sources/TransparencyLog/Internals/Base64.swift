internal import FoundationEssentials

/// Base64 (RFC 4648 section 4) with one text for each sequence of bytes.
enum Base64 {
    /// The text of some bytes, padded.
    static func encode(_ bytes: some Collection<UInt8>) -> String {
        Data(bytes).base64EncodedString()
    }

    /// The bytes of a text; `nil` where it is not exactly what ``encode(_:)`` would give.
    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        let text = String(text)
        guard let data = Data(base64Encoded: text), data.base64EncodedString() == text else {
            return nil
        }
        return [UInt8](data)
    }
}
