/// Lines of a feed about the official fictitious test persons.
enum Row {
    /// Born on 1 August 1962.
    static let citizen = "cpr:0108629996"
    /// Born on 2 January 1991.
    static let younger = "cpr:0201919990"
    static let third = "cpr:2509479989"

    /// A fact; the value is JSON.
    static func fact(
        _ id: String,
        _ attribute: String,
        _ value: String,
        of person: String = citizen,
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

    /// One period of a series; the value is JSON.
    static func period(
        _ attribute: String,
        _ period: String,
        _ value: String,
        of person: String = citizen,
        registered: String = "2017-08-20T08:00:00+02:00"
    ) -> String {
        """
        {"type":"fact","id":"\(attribute)-\(period)-\(person.suffix(10))","source":"dream",\
        "subject":"\(person)","attribute":"\(attribute)","period":"\(period)","value":\(value),\
        "registered":"\(registered)"}
        """
    }

    /// A filled-in form; the answers are JSON.
    static func submission(
        _ id: String,
        _ answers: String,
        of person: String = citizen,
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
        #"{"type":"withdraw","id":"w-\#(target)","source":"jobnet","of":"\#(target)","at":"\#(at)"}"#
    }

    static func annulment(
        of target: String,
        registered: String,
        source: String = "cpr"
    ) -> String {
        """
        {"type":"annul","id":"a-\(target)","source":"\(source)","of":"\(target)",\
        "registered":"\(registered)"}
        """
    }

    static func dispute(
        of target: String,
        _ outcome: String,
        registered: String,
        source: String = "cpr"
    ) -> String {
        """
        {"type":"dispute","id":"d-\(target)","source":"\(source)","of":"\(target)",\
        "outcome":"\(outcome)","text":"looked into","registered":"\(registered)"}
        """
    }

    static func alias(_ further: String, of person: String, effective: String) -> String {
        """
        {"type":"alias","id":"n-\(further.suffix(4))","source":"cpr","subject":"\(person)",\
        "alias":"\(further)","effective":"\(effective)","registered":"\(effective)"}
        """
    }
}
