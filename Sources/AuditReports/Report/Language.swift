public import ProfileModel

/// A language that a report is read in.
public enum Language: String, Sendable, CaseIterable {
    /// English, with British punctuation of numbers: 1,234.5.
    case english = "en"
    /// Danish: 1.234,5.
    case danish = "da"

    /// The one of two texts that is in this language.
    public func callAsFunction(_ english: String, _ danish: String) -> String {
        self == .english ? english : danish
    }

    /// A wording in this language, in Danish where there is no English.
    public func callAsFunction(_ wording: Wording) -> String {
        self == .english && !wording.english.isEmpty ? wording.english : wording.danish
    }
}
