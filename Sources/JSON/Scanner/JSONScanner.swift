/// Reads one JSON document, value by value, without allocating anything.
///
/// The caller asks for what it expects, and gets it or an error with the byte:
///
/// ```swift
/// var scanner = try JSONScanner(line)
/// try scanner.beginObject()
/// while let key = try scanner.nextKey() {
///     if scanner.matches(key, "id") {
///         id = try scanner.string()
///     } else {
///         try scanner.skipValue()
///     }
/// }
/// try scanner.end()
/// ```
///
/// No bytes make it trap. A document is accepted exactly if RFC 8259 accepts it and it is UTF-8
/// without a byte order mark, its escaped surrogates come in pairs, and its nesting is within the
/// limit; `end()` says the last word. Keys that occur twice are the caller's to refuse, because
/// only a reader with a memory can find them; `value()` does.
///
/// After an error the scanner is of no more use. A copy is a bookmark: scanning a copy does not
/// move the original.
public struct JSONScanner: ~Escapable {
    /// What may come next.
    enum State: UInt8 {
        case value
        case firstMember
        case afterValue
    }

    let bytes: Span<UInt8>
    var position = 0
    var depth = 0
    var state = State.value
    let maximumDepth: Int

    /// The nesting that is allowed unless the caller says otherwise.
    public static var defaultMaximumDepth: Int { 64 }

    /// The deepest limit that can be set: deeper documents could exhaust the stack.
    public static var largestMaximumDepth: Int { 512 }

    /// Begins to read a document; checks first that all of it is UTF-8.
    ///
    /// `maximumDepth` is the number of objects and arrays that may be open at once, at most
    /// `largestMaximumDepth`. Throws `.notUTF8` or `.byteOrderMark`.
    @_lifetime(copy bytes)
    public init(
        _ bytes: Span<UInt8>,
        maximumDepth: Int = JSONScanner.defaultMaximumDepth
    ) throws(JSONError) {
        self.bytes = bytes
        self.maximumDepth = min(maximumDepth, Self.largestMaximumDepth)
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes)
        } catch {
            throw JSONError(.notUTF8, at: error.byteOffsets.lowerBound)
        }
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
            throw JSONError(.byteOrderMark, at: 0)
        }
    }

    /// The byte that is read next, counted from 0: useful in messages.
    public var offset: Int { position }

    /// How many objects and arrays are open.
    public var openCount: Int { depth }

    /// Makes sure that the document is complete and only white space follows.
    ///
    /// Throws `.trailingBytes`, or `.outOfTurn` if a value is still open.
    public mutating func end() throws(JSONError) {
        guard state == .afterValue, depth == 0 else { throw JSONError(.outOfTurn, at: position) }
        skipSpace()
        guard position == bytes.count else { throw JSONError(.trailingBytes, at: position) }
    }

    /// The raw bytes of a range that this scanner gave; they live as long as the scanned bytes.
    @_lifetime(copy self)
    public func bytes(in range: Range<Int>) -> Span<UInt8> {
        bytes.extracting(range)
    }

    @inline(__always)
    mutating func skipSpace() {
        while position < bytes.count, ASCII.isSpace(bytes[position]) {
            position &+= 1
        }
    }

    /// Goes to the first byte of the value that comes next, and returns it.
    @inline(__always)
    mutating func beginValue() throws(JSONError) -> UInt8 {
        guard state == .value else { throw JSONError(.outOfTurn, at: position) }
        skipSpace()
        guard position < bytes.count else { throw JSONError(.unexpectedEnd, at: position) }
        return bytes[position]
    }

    /// Goes past white space to a byte that must be there.
    @inline(__always)
    mutating func nextByte() throws(JSONError) -> UInt8 {
        skipSpace()
        guard position < bytes.count else { throw JSONError(.unexpectedEnd, at: position) }
        return bytes[position]
    }
}
