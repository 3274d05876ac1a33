extension MerkleHash {
    /// The hash as the specifications write it: base64 of its 32 bytes.
    public var base64: String { Base64.encode(array) }

    /// Reads a hash in base64; `nil` where the text is not one of 32 bytes.
    public init?(base64 text: some StringProtocol) {
        guard let bytes = Base64.decode(text), bytes.count == Self.byteCount else { return nil }
        self.init(bytes.span)
    }

    /// The hash's bytes as an array.
    public var array: [UInt8] { bytes.indices.map { bytes[$0] } }
}
