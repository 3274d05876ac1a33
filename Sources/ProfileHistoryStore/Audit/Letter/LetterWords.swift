internal import EventModel
internal import ProfileModel

/// Dates and names of events as a citizen reads them.
enum LetterWords {
    private static let months = [
        "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september",
        "oktober", "november", "december",
    ]
    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    /// A day by the clock of Copenhagen, with the name of its month.
    static func day(_ instant: Instant) -> Wording {
        // The close of a day is the opening of the next, and is meant as the day itself.
        let date = Copenhagen.date(at: Instant(microseconds: instant.microseconds - 1))
        let shown = instant == Copenhagen.close(of: date) ? date : Copenhagen.date(at: instant)
        let parts = shown.description.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, (1...12).contains(parts[1]) else {
            return Wording(danish: shown.description, english: shown.description)
        }
        return Wording(
            danish: "\(parts[2]). \(months[parts[1] - 1]) \(parts[0])",
            english: "\(parts[2]) \(englishMonths[parts[1] - 1]) \(parts[0])"
        )
    }

    /// A class, or that there is none; why is for the report of a caseworker.
    static func outcome(_ label: String?) -> Wording {
        label.map(DomainWords.class) ?? Wording(danish: "intet resultat", english: "no result")
    }

    /// What an event is called.
    static func name(of type: EventType) -> Wording {
        switch type {
        case .fact: Wording(danish: "oplysning", english: "fact")
        case .submission: Wording(danish: "skema", english: "form")
        case .scoreIssued: Wording(danish: "vist resultat", english: "shown result")
        case .modelRegistered:
            Wording(danish: "modelversion lagt frem", english: "version laid before")
        case .modelApproved: Wording(danish: "modelversion godkendt", english: "version approved")
        case .modelActivated:
            Wording(danish: "modelversion sat i kraft", english: "version put in force")
        case .modelRetired:
            Wording(danish: "modelversion taget ud af kraft", english: "version retired")
        default: Wording(danish: "\(type)", english: "\(type)")
        }
    }
}
