import EventModel
import Scoring

/// What a feature reads in a profile, before anything stands in for a missing value.
struct InputReading {
    var value: InputValue
    var positions: [Position] = []
    var note: String?
    var isSupposed = false

    /// A value that is missing.
    static func missing(_ reason: Missing, note: String? = nil) -> InputReading {
        InputReading(value: .missing(reason), note: note)
    }
}
