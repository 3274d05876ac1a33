internal import EventModel
internal import Projections

extension AsOf {
    /// The question's times in words, in Danish and in English.
    var words: (danish: String, english: String) {
        let at = LocalTime.text(effective.instant)
        return switch known {
        case .registered(let time):
            (
                "gældende \(at), som registreret \(LocalTime.text(time.instant))",
                "as valid \(at), as registered by \(LocalTime.text(time.instant))"
            )
        case .recorded(let time):
            (
                "gældende \(at), som modtaget \(LocalTime.text(time.instant))",
                "as valid \(at), as taken in by \(LocalTime.text(time.instant))"
            )
        case .position(let position):
            (
                "gældende \(at), som kendt til og med position \(position)",
                "as valid \(at), as known through position \(position)"
            )
        }
    }
}
