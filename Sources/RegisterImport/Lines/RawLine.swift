/// One line of a file, without its line break.
public struct RawLine: ~Escapable {
    /// Where it stands.
    public let place: LinePlace
    /// Its bytes; none where it is too long, since those were not kept.
    private let content: Span<UInt8>
    /// The limit that it exceeds, where it does.
    private let exceededLimit: Int?

    @_lifetime(copy content)
    init(place: LinePlace, content: Span<UInt8>, exceededLimit: Int?) {
        self.place = place
        self.content = content
        self.exceededLimit = exceededLimit
    }

    /// The bytes; throws `.tooLong` where there are more than the limit.
    @_lifetime(copy self)
    public func bytes() throws(LineError) -> Span<UInt8> {
        if let exceededLimit {
            throw LineError(.tooLong, "the line is longer than \(exceededLimit) bytes; split it")
        }
        return content
    }
}
