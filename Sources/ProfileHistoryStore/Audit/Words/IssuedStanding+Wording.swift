internal import ProfileModel

extension IssuedStanding {
    /// The standing as reports name it.
    var wording: Wording {
        switch self {
        case .valid: Wording(danish: "gælder", english: "valid")
        case .disputed: Wording(danish: "må ikke anvendes", english: "not to be used")
        case .annulled: Wording(danish: "annulleret", english: "annulled")
        }
    }
}
