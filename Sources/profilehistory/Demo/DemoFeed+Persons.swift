internal import EventModel
internal import JSON
internal import ProfileModel

extension DemoFeed {
    /// Adds one person's whole history.
    mutating func addPerson(_ number: String, _ cpr: CPRNumber) {
        if number == DemoPersons.citizen { return addCitizen(number, cpr) }
        addRegisters(number, cpr)
        let age = Age.wholeYears(bornOn: cpr.birthDate, on: Self.turn) ?? 0
        guard (18...66).contains(age) else { return }
        addWork(number, monthsBefore: random.number(4...40))
        let form = addForm(number)
        addIncidents(number, form: form)
    }

    /// 18 September 2017, when the updated version went live.
    static var turn: CalendarDate {
        guard let date = try? CalendarDate(year: 2017, month: 9, day: 18) else {
            preconditionFailure("18 September 2017 is a date")
        }
        return date
    }

    private mutating func addRegisters(_ number: String, _ cpr: CPRNumber) {
        let birth = cpr.birthDate.description
        let taken = "2014-06-02T07:00:00+02:00"
        func cprFact(_ feed: inout DemoFeed, _ attribute: String, _ value: JSONValue) {
            feed.fact(
                number,
                attribute,
                value,
                from: birth,
                registered: taken,
                source: "demo-cpr"
            )
        }
        cprFact(&self, "birthDate", .string(birth))
        cprFact(&self, "sex", .string(cpr.sex == .male ? "m" : "f"))
        let origin = random.pick([
            ("danish", 11), ("western_immigrant", 2), ("western_descendant", 1),
            ("nonwestern_immigrant", 4), ("nonwestern_descendant", 3), ("unknown", 3),
        ])
        fact(
            number,
            "origin",
            .string(origin),
            from: birth,
            registered: taken,
            source: "demo-herkomst"
        )
        let citizenship =
            origin == "danish" ? "DK" : random.pick([("DK", 2), ("DE", 1), ("TR", 1)])
        cprFact(&self, "citizenship", .string(citizenship))
        let town = random.pick([("0101", 4), ("0461", 2), ("0751", 2), ("0851", 1), ("0265", 1)])
        fact(
            number,
            "municipality",
            .string(town),
            from: "2011-04-01",
            registered: taken,
            source: "demo-cpr"
        )
        if random.chance(30) {
            fact(
                number,
                "municipality",
                .string(random.pick([("0147", 1), ("0167", 1), ("0630", 1)])),
                from: "2016-0\(random.number(1...9))-01",
                registered: "2016-10-04T07:00:00+02:00",
                source: "demo-cpr"
            )
        }
        fact(
            number,
            "education",
            .string(random.pick([("10", 2), ("20", 2), ("30", 4), ("50", 2)])),
            from: "2012-08-01",
            registered: taken,
            source: "demo-education"
        )
        fact(
            number,
            "dependants",
            JSONValue(integerLiteral: Int64(random.number(0...3))),
            from: "2013-01-01",
            registered: taken,
            source: "demo-cpr"
        )
    }

    /// Months of work up to a loss in the summer of 2017, and weeks of benefit after it.
    private mutating func addWork(_ number: String, monthsBefore: Int) {
        let loss = random.number(3...7)
        addMonths(number, worked: monthsBefore, through: loss)
        let first = ISOWeek.containing(Self.turn).ordinal - Int32((9 - loss) * 4)
        for ordinal in first..<(first + 20) {
            let week = ISOWeek(ordinal: ordinal)
            let sent = week.firstDay.adding(days: 9).description
            fact(
                number,
                "benefit",
                "111",
                from: week.firstDay.description,
                registered: "\(sent)T06:00:00+02:00",
                source: "demo-dream"
            )
        }
    }

    /// Forty months of employment degrees, of which the last before `through` are worked.
    mutating func addMonths(_ number: String, worked: Int, through loss: Int) {
        let end = Int32(2017 * 12 + loss - 1)
        for ordinal in (end - 40)..<(Int32(2017 * 12 + 9)) {
            let month = CalendarMonth(ordinal: ordinal)
            let isWorked = ordinal < end && ordinal >= end - Int32(worked)
            let sent = month.firstDay.adding(days: 40).description
            fact(
                number,
                "employment",
                .number(JSONNumber(isWorked ? 1 : 0)),
                from: month.firstDay.description,
                registered: "\(sent)T06:00:00+01:00",
                source: "demo-dream"
            )
        }
    }

    private mutating func addForm(_ number: String) -> String {
        let day = random.number(1...28)
        let text = day < 10 ? "0\(day)" : "\(day)"
        let form = submission(
            number,
            form: "2015",
            at: "2017-08-\(text)T1\(random.number(0...9)):12:00+02:00",
            answers: answers()
        )
        if random.chance(25) {
            return submission(
                number,
                form: "2017",
                at: "2017-10-\(text)T14:40:00+02:00",
                answers: answers()
            )
        }
        return form
    }

    private mutating func answers() -> JSONObject {
        let expectation = random.pick([
            ("6m", 7), ("dont_know", 4), ("3m", 2), ("1m", 1), ("gt6m", 2), ("new_job", 1),
        ])
        return [
            "q2": .string(expectation),
            "q6": random.chance(20) ? ["state": "declined"] : "nogenlunde",
            "q8": random.chance(50) ? ["ads", "network"] : ["uninvited"],
            "q10": random.chance(15) ? ["state": "dont_know"] : "no",
        ]
    }

    /// What makes real histories awkward, once each.
    private mutating func addIncidents(_ number: String, form: String) {
        switch number {
        case "0104909995":
            withdraw(form, at: "2017-11-02T09:00:00+01:00")
        case "0107729995":
            let wrong = fact(
                number,
                "municipality",
                "0851",
                from: "2017-05-01",
                registered: "2017-05-03T07:00:00+02:00",
                source: "demo-cpr"
            )
            annul(wrong, registered: "2017-06-12T07:00:00+02:00", source: "demo-cpr")
        case "0201919990":
            alias(
                number,
                "6201919990",
                from: "2017-07-01",
                registered: "2017-07-03T07:00:00+02:00"
            )
        case "1502779995":
            let doubtful = fact(
                number,
                "education",
                "70",
                from: "2015-07-01",
                registered: "2015-09-01T07:00:00+02:00",
                source: "demo-education"
            )
            dispute(
                doubtful,
                outcome: "accepted",
                text: "another person's degree",
                registered: "2017-03-01T10:00:00+01:00",
                source: "demo-education"
            )
        case "3001749995":
            assessment(
                number,
                at: "2017-09-20T11:00:00+02:00",
                class: "low",
                reason: "a job is agreed from November"
            )
        default: break
        }
    }
}
