internal import EventModel
internal import JSON
internal import ProfileModel

extension DemoFeed {
    /// The citizen whose case the demo tells: invented, as all of it is.
    ///
    /// She is 55 on the day, answered "within 6 months", and worked 30 of the last 36 months, so
    /// that the two versions part over her age. Her origin is corrected in February 2018.
    mutating func addCitizen(_ number: String, _ cpr: CPRNumber) {
        let birth = cpr.birthDate.description
        addCitizenRegisters(number, birth: birth, taken: "2014-06-02T07:00:00+02:00")
        addMonths(number, worked: 32, through: 7)
        submission(
            number,
            form: "2015",
            at: "2017-08-21T10:05:00+02:00",
            answers: [
                "q2": "6m", "q6": ["state": "declined"], "q8": ["ads", "network"],
                "q10": ["state": "dont_know"],
            ]
        )
        fact(
            number,
            "origin",
            "nonwestern_descendant",
            from: birth,
            registered: "2018-02-12T08:00:00+01:00",
            source: "demo-herkomst"
        )
    }

    private mutating func addCitizenRegisters(_ number: String, birth: String, taken: String) {
        for (attribute, value) in [("birthDate", birth), ("sex", "f"), ("citizenship", "DK")] {
            fact(
                number,
                attribute,
                .string(value),
                from: birth,
                registered: taken,
                source: "demo-cpr"
            )
        }
        fact(
            number,
            "origin",
            "danish",
            from: birth,
            registered: taken,
            source: "demo-herkomst"
        )
        fact(
            number,
            "municipality",
            "0101",
            from: "2009-11-01",
            registered: taken,
            source: "demo-cpr"
        )
        fact(
            number,
            "municipality",
            "0751",
            from: "2017-09-18",
            registered: "2017-09-14T09:31:00+02:00",
            source: "demo-cpr"
        )
        fact(
            number,
            "education",
            "30",
            from: "1984-06-30",
            registered: taken,
            source: "demo-education"
        )
        fact(
            number,
            "dependants",
            0,
            from: "2012-03-01",
            registered: taken,
            source: "demo-cpr"
        )
    }
}
