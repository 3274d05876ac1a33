import EventModel
import Projections

extension AsOf {
    /// A question with times as text, where a date means its close; known on the registered clock.
    init(_ effective: String, known: String, includesDisputed: Bool = false) throws {
        let limit = RegisteredTime(try Self.close(known))
        try self.init(effective, known: .registered(limit), includesDisputed: includesDisputed)
    }

    /// A question with a time as text, where a date means its close.
    init(_ effective: String, known: Known, includesDisputed: Bool = false) throws {
        self.init(
            effective: EffectiveTime(try Self.close(effective)),
            known: known,
            includesDisputed: includesDisputed
        )
    }

    static func close(_ text: String) throws -> Instant {
        try DayOrInstant(parsing: text).close
    }
}

extension Known {
    /// Known by this store at a time, where a date means its close.
    static func recorded(_ text: String) throws -> Known {
        .recorded(RecordedTime(try AsOf.close(text)))
    }
}

extension TestHistory {
    /// The profile that the fold gives.
    func profile(_ question: AsOf) throws -> Profile {
        var fold = ProfileFold()
        return try fold.profile(of: bytes, asOf: question)
    }

    /// The profile at a time as known at another, on the registered clock.
    func profile(
        _ effective: String,
        known: String = "2030-01-01",
        includesDisputed: Bool = false
    ) throws -> Profile {
        try profile(AsOf(effective, known: known, includesDisputed: includesDisputed))
    }
}
