/// A profile as the naive model gives it: what each key is decided by.
struct NaiveProfile: Hashable {
    struct Key: Hashable {
        var attribute: Int
        var period: NaivePeriod?
    }

    struct Choice: Hashable {
        var event: NaiveEvent
        var isDisputed: Bool
        var decisions: Int
        var remarks: Int
    }

    var facts: [Key: Choice] = [:]
    var submission: Choice?
}
