internal import EventModel
internal import ProfileHistoryStore
internal import ProfileModel
internal import Projections

/// The one place that reads a profile for the measurements.
enum ProfileReading {
    /// How many attributes, periods and answers the profile has: each value is read, so that it is
    /// not left out.
    @inline(never)
    static func size(_ reader: ProfileReader, _ subject: SubjectID, _ asOf: AsOf) throws -> Int {
        var count = 0
        _ = try reader.read(subject, asOf: asOf) { fold, stream in
            for place in 0..<fold.winnerCount {
                if let winner = fold.winner(at: place), try winner.value(in: stream) != nil {
                    count += 1
                }
            }
            if fold.chosenSubmission != nil { count += 1 }
        }
        return count
    }

    /// The question at the close of two days.
    static func asOf(at: String, known: String) throws -> AsOf {
        AsOf(
            effective: EffectiveTime(try DayOrInstant(parsing: at).close),
            known: .registered(RegisteredTime(try DayOrInstant(parsing: known).close))
        )
    }
}
