internal import EventModel
internal import ProfileHistoryStore
internal import ProfileModel
internal import Projections

/// The one place that reads a profile for the measurements.
enum ProfileReading {
    /// How many attributes, periods and answers the profile has: read, so that it is not left out.
    @inline(never)
    static func size(_ store: HistoryStore, _ subject: SubjectID, _ asOf: AsOf) throws -> Int {
        let profile = try store.profile(of: subject, asOf: asOf).profile
        return profile.attributes.count + profile.series.reduce(0) { $0 + $1.facts.count }
            + (profile.submission == nil ? 0 : 1)
    }

    /// The question at the close of two days.
    static func asOf(at: String, known: String) throws -> AsOf {
        AsOf(
            effective: EffectiveTime(try DayOrInstant(parsing: at).close),
            known: .registered(RegisteredTime(try DayOrInstant(parsing: known).close))
        )
    }
}
