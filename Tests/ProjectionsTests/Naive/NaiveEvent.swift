/// An event as the naive model sees it: plain numbers, nothing packed.
struct NaiveEvent: Hashable {
    enum Statement: Hashable {
        case fact(attribute: Int, period: NaivePeriod?, value: Int?)
        case submission(answer: Int)
        case annulment
        case withdrawal
        case accepted
        case rejected
        case remark
        case restriction(NaiveScope, role: Int?)
        case lift
        case alias
    }

    var position: Int
    var recorded: Int
    var registered: Int
    var effective: Int
    var target: Int?
    var statement: Statement
}

/// The period of a naive fact.
struct NaivePeriod: Hashable {
    var isWeek: Bool
    var ordinal: Int
}
