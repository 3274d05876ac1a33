internal import EventModel

/// The target groups that a worker has met, each with a number.
///
/// A row names the group; nothing is counted by it, so that workers need not agree on the numbers.
struct GroupNames {
    private(set) var names: [String] = []
    private var places: [String: Int] = [:]

    /// The number of a group, a new one when it is met first.
    mutating func place(of name: String) -> Int {
        if let place = places[name] { return place }
        places[name] = names.count
        names.append(name)
        return names.count - 1
    }
}
