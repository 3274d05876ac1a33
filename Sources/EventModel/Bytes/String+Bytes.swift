extension String {
    /// Copies bytes as text; `nil` when they are not UTF-8.
    public init?(validating bytes: RawSpan) {
        let characters = Span<UInt8>(_bytes: bytes)
        guard let text = try? UTF8Span(validating: characters) else { return nil }
        self.init(copying: text)
    }
}
