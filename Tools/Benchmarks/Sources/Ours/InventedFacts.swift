internal import EventLog
internal import EventModel
internal import ProfileModel

/// Facts of one person who cannot exist, made in memory.
enum InventedFacts {
    private static let person = Alias(digits: 6_101_501_000)
    private static let firstDay: Int32 = 14_610

    /// A change of an attribute that has no series.
    static func fact(
        _ serial: Int,
        _ attribute: AttributeNumber,
        _ value: AttributeValue,
        day: Int,
        said: Int
    ) throws -> NewEvent {
        let effective = Copenhagen.opening(of: CalendarDate(dayNumber: firstDay + Int32(day)))
        let opened = Copenhagen.opening(of: CalendarDate(dayNumber: firstDay))
        // A minute apart, so that the order of saying is the order of the numbers.
        let registered = opened.adding(microseconds: Int64(said) * 60_000_000)
        return NewEvent(
            type: .fact,
            destination: .person(person),
            key: try EventKey(source: "bench", id: "b-\(serial)"),
            registered: RegisteredTime(registered),
            effective: EffectiveTime(effective),
            body: FactBody(attribute: attribute, value: value).bytes
        )
    }
}

/// The parts of a growing stream: how fast it was appended to and how fast it is read.
struct GrowthStep {
    let facts: Int
    let appendSeconds: Double
    let readSeconds: Double

    var json: String {
        "{\"facts\":\(facts),\"append_per_event\":\(appendSeconds),"
            + "\"read_per_fact\":\(readSeconds / Double(facts))}"
    }
}
