internal import ProfileModel

extension FlowDrawing {
    /// What a band shows, and how it looks.
    enum Kind: Hashable {
        case same
        case up
        case down
        case other
        case held

        var name: Wording {
            switch self {
            case .same: Wording(danish: "samme klasse", english: "same class")
            case .up:
                Wording(danish: "en klasse højere på listen", english: "a class higher in the list")
            case .down:
                Wording(danish: "en klasse lavere på listen", english: "a class lower in the list")
            case .other: Wording(danish: "antal personer", english: "number of people")
            case .held: Wording(danish: "tilbageholdt antal", english: "number held back")
            }
        }

        var pattern: Pattern {
            switch self {
            case .same, .other: .solid
            case .up: .diagonals
            case .down: .dots
            case .held: .held
            }
        }

        var colour: String {
            switch self {
            case .same: Paint.still
            case .up: Paint.vermillion
            case .down, .other: Paint.blue
            case .held: Paint.faint
            }
        }

        var opacity: String { self == .other ? "0.6" : "0.85" }
    }
}
