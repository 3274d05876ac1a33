internal import ArgumentParser
internal import ProfileModel

/// The language that people read.
enum Language: String, ExpressibleByArgument, CaseIterable {
    case en
    case da

    /// The text in this language.
    func callAsFunction(_ english: String, _ danish: String) -> String {
        self == .en ? english : danish
    }

    /// A wording in this language, in Danish where there is no other.
    func callAsFunction(_ wording: Wording) -> String {
        self == .en && !wording.english.isEmpty ? wording.english : wording.danish
    }
}
