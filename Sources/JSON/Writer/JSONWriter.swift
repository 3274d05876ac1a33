/// Writes JSON into a buffer of bytes, token by token, without making strings.
///
/// ```swift
/// var writer = JSONWriter()
/// writer.beginObject()
/// writer.key("id")
/// writer.string(id)
/// writer.endObject()
/// writer.newline()
/// ```
///
/// The writer holds to the grammar: a call that would make the output anything but JSON is a
/// programmer error and traps. Only keys that occur twice are not found.
public struct JSONWriter: Sendable {
    /// How the output is laid out.
    public enum Layout: Sendable {
        /// Everything in one line without spaces.
        case compact
        /// One member a line, indented by two spaces a level.
        case pretty
    }

    /// What has been written.
    public internal(set) var bytes: [UInt8] = []

    let layout: Layout
    /// Of each object or array around the one that is open, whether it is an object.
    var outer: [Bool] = []
    /// How many objects and arrays are open.
    var depth = 0
    /// Whether an object is open, and its key is due before each value.
    var isObject = false
    /// Whether the object or array that is open has no member yet.
    var isEmpty = true
    var isAfterKey = false
    var isComplete = false

    /// Makes a writer with an empty buffer, which has room for so many bytes before it grows.
    public init(_ layout: Layout = .compact, reserving byteCount: Int = 0) {
        self.layout = layout
        bytes.reserveCapacity(byteCount)
    }

    /// What has been written, as a string.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Forgets what has been written and begins anew; the buffer is kept for reuse if wished.
    public mutating func removeAll(keepingCapacity: Bool = true) {
        bytes.removeAll(keepingCapacity: keepingCapacity)
        outer.removeAll(keepingCapacity: true)
        depth = 0
        isObject = false
        isEmpty = true
        isAfterKey = false
        isComplete = false
    }

    /// Ends a document with a line break, after which another may begin: NDJSON.
    public mutating func newline() {
        precondition(isComplete, "a line ends after one complete value")
        bytes.append(ASCII.newline)
        isComplete = false
    }

    /// Opens an object.
    public mutating func beginObject() { open(ASCII.openBrace, isObject: true) }

    /// Closes the object that was opened last.
    public mutating func endObject() { close(ASCII.closeBrace, isObject: true) }

    /// Opens an array.
    public mutating func beginArray() { open(ASCII.openBracket, isObject: false) }

    /// Closes the array that was opened last.
    public mutating func endArray() { close(ASCII.closeBracket, isObject: false) }

    private mutating func open(_ byte: UInt8, isObject opened: Bool) {
        beginValue()
        bytes.append(byte)
        outer.append(isObject)
        depth += 1
        isObject = opened
        isEmpty = true
    }

    private mutating func close(_ byte: UInt8, isObject closed: Bool) {
        precondition(depth > 0, "an end closes something open")
        precondition(isObject == closed, "an end closes what was opened last")
        precondition(!isAfterKey, "a value follows each key")
        depth -= 1
        isObject = outer.removeLast()
        if layout == .pretty, !isEmpty { breakLine() }
        isEmpty = false
        bytes.append(byte)
        endValue()
    }

    /// Writes what comes before a value: a comma, or an indented new line.
    @inline(__always)
    mutating func beginValue() {
        if isAfterKey {
            isAfterKey = false
        } else if depth == 0 {
            precondition(!isComplete, "a document is one value")
        } else {
            precondition(!isObject, "a key comes before each value")
            beginMember()
        }
    }

    /// Notes that a value is complete.
    @inline(__always)
    mutating func endValue() {
        isComplete = depth == 0
    }

    /// Writes what comes before a member of the object or array that is open.
    @inline(__always)
    mutating func beginMember() {
        if !isEmpty { bytes.append(ASCII.comma) }
        isEmpty = false
        if layout == .pretty { breakLine() }
    }

    @inline(never)
    private mutating func breakLine() {
        bytes.append(ASCII.newline)
        bytes.append(contentsOf: repeatElement(ASCII.space, count: depth * 2))
    }
}
