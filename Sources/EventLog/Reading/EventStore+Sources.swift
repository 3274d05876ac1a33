internal import EventModel

extension EventStore {
    /// The names of all sources in the order of their numbers, which have no gap.
    ///
    /// Throws `.damaged` where one of them is not as it was stored.
    public func sources() throws(EventLogError) -> [String] {
        var names: [String] = []
        while let name = try sourceName(SourceNumber(rawValue: UInt32(names.count))) {
            names.append(name)
        }
        return names
    }
}
