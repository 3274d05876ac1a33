/// A text as it was published, and what it means in English.
public struct Wording: Hashable, Sendable {
    /// The published Danish text.
    public let danish: String
    /// A rendering in English, not published by anybody; empty where there is none.
    public let english: String

    /// Pairs a text with its rendering.
    public init(danish: String, english: String = "") {
        self.danish = danish
        self.english = english
    }
}
