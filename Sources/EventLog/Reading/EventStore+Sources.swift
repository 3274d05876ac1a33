internal import EventModel

extension EventStore {
    /// The names of all sources, one look-up each.
    public func sources() throws(EventLogError) -> [String] {
        var names: [String] = []
        while let name = try sourceName(SourceNumber(rawValue: UInt32(names.count))) {
            names.append(name)
        }
        return names
    }
}
