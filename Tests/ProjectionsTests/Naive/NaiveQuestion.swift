/// A question as the naive model sees it.
struct NaiveQuestion: Hashable {
    enum Clock: Hashable, CaseIterable {
        case registered
        case recorded
        case position
    }

    var effective: Int
    var clock: Clock
    var known: Int
    var includesDisputed: Bool
}
