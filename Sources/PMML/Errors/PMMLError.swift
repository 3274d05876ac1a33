/// Why a document was refused: the element, its line, and what about it.
///
/// A document is refused as a whole when it is read. Nothing of a document that was read is
/// skipped silently, so that a score never lacks a part that its author wrote.
public struct PMMLError: Error, Hashable, Sendable {
    /// The name of the element that is at fault.
    public let element: String
    /// The line on which the element starts, from 1; 0 where the bytes hold no element yet.
    public let line: Int
    /// What is wrong.
    public let reason: Reason

    /// An error at a place.
    public init(element: String, line: Int, reason: Reason) {
        self.element = element
        self.line = line
        self.reason = reason
    }
}

extension PMMLError: CustomStringConvertible {
    /// The place, what is wrong there, and what to do about it, in one line.
    public var description: String {
        "line \(line), \(element): \(reason.text)"
    }
}
