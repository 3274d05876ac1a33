/// Lines of a feed about the official fictitious test persons.
enum Line {
    static let citizen = "0108629996"
    static let other = "0104909995"
    static let third = "2509479989"

    /// A fact; the value is JSON.
    static func fact(
        _ id: String,
        _ attribute: String,
        _ value: String,
        of person: String = "cpr:\(citizen)",
        effective: String = "2016-05-01",
        registered: String = "2016-05-03T08:00:00+02:00",
        source: String = "cpr"
    ) -> String {
        """
        {"type":"fact","id":"\(id)","source":"\(source)","subject":"\(person)",\
        "attribute":"\(attribute)","value":\(value),"effective":"\(effective)",\
        "registered":"\(registered)"}
        """
    }

    /// A month's degree of employment.
    static func employment(
        _ month: String,
        _ degree: String,
        of person: String = "cpr:\(citizen)"
    ) -> String {
        """
        {"type":"fact","id":"e-\(person.suffix(4))-\(month)","source":"dream",\
        "subject":"\(person)","attribute":"employment","period":"\(month)","value":\(degree),\
        "registered":"2017-09-01T08:00:00+02:00"}
        """
    }

    /// A filled-in form; the answers are JSON.
    static func submission(
        _ id: String,
        _ answers: String,
        of person: String = "cpr:\(citizen)",
        group: String = "dagpenge",
        form: String = "2015",
        at: String = "2017-08-01T10:00:00+02:00"
    ) -> String {
        """
        {"type":"submission","id":"\(id)","source":"jobnet","subject":"\(person)",\
        "form":"\(form)","targetGroup":"\(group)","at":"\(at)","answers":\(answers)}
        """
    }

    static func withdrawal(of target: String, at: String) -> String {
        """
        {"type":"withdraw","id":"w-\(target)","source":"jobnet","of":"\(target)","at":"\(at)"}
        """
    }

    static func annulment(of target: String, registered: String, source: String = "cpr") -> String {
        """
        {"type":"annul","id":"a-\(target)","source":"\(source)","of":"\(target)",\
        "registered":"\(registered)"}
        """
    }

    static func dispute(
        of target: String,
        outcome: String,
        registered: String,
        source: String = "cpr"
    ) -> String {
        """
        {"type":"dispute","id":"d-\(target)","source":"\(source)","of":"\(target)",\
        "outcome":"\(outcome)","text":"looked into","registered":"\(registered)"}
        """
    }

    static func alias(_ further: String, of person: String, registered: String) -> String {
        """
        {"type":"alias","id":"n-\(further.suffix(4))","source":"cpr","subject":"cpr:\(person)",\
        "alias":"cpr:\(further)","effective":"2016-01-01","registered":"\(registered)"}
        """
    }
}
