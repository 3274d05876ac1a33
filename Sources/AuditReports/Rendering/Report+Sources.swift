internal import ProfileModel

extension Report {
    /// What stands above the list of sources.
    static let sourcesHeading = Wording(
        danish: "Hvor tallene kommer fra",
        english: "Where the figures come from"
    )
}
