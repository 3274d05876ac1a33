/// A life around 18 September 2017, invented: she is 55 on the day, answered "within 6 months", and
/// worked 32 months up to July 2017.
enum Citizen {
    static let months = (0..<32).map { back in
        let month = 2017 * 12 + 6 - back
        let number = month % 12 + 1
        return "\(month / 12)-\(number < 10 ? "0" : "")\(number)"
    }

    static func lines(
        of person: String = Row.citizen,
        born: String = "1962-08-01",
        origin: String = "danish"
    ) -> [String] {
        let key = person.suffix(10)
        return [
            Row.fact("birth-\(key)", "birthDate", "\"\(born)\"", of: person, effective: born),
            Row.fact("origin-\(key)", "origin", "\"\(origin)\"", of: person, effective: born),
            Row.fact("home-\(key)", "municipality", #""0101""#, of: person),
        ] + months.map { Row.period("employment", $0, "1", of: person) } + [
            Row.submission(
                "form-\(key)",
                #"{"q2":"6m","q6":{"state":"declined"},"q8":["ads","network"]}"#,
                of: person
            )
        ]
    }

    static let published = [
        "published-2021-09-02", "published-2021-09-09", "published-2021-09-15",
    ]
}

extension Bench {
    /// Lays the three published versions before the store; the second is in force until 18
    /// September 2017, the third from then on.
    func activatePublished() throws {
        for id in Citizen.published {
            try approve(id, Documents.published(id), decided: "2015-06-01")
        }
        try activate(Citizen.published[1], from: "2015-06-15", decided: "2015-06-01")
        try activate(Citizen.published[2], from: "2017-09-18", decided: "2017-09-11")
    }
}
