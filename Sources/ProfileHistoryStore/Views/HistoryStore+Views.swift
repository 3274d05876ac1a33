public import EventLog

extension HistoryStore {
    /// Every view that is kept beside the log, at one snapshot.
    ///
    /// A store in memory keeps none.
    public func views() throws(StoreError) -> [ViewState] {
        guard let keeper = log as? any ViewKeeper else { return [] }
        return try translating { try keeper.views() }
    }

    /// Builds a view anew from the log beside the one in use, then uses it, and gives its
    /// generation.
    ///
    /// Goes on with a rebuild that was interrupted, in this process or in another. Reads and
    /// writes go on meanwhile. Throws `.unavailable`, with the positions, where the log can not be
    /// opened; the view in use then stays. `.badInput` for a store that keeps no views.
    public func rebuild(
        _ view: StoredView,
        progress: (ViewProgress) -> Void = { _ in }
    ) throws(StoreError) -> UInt64 {
        let keeper = try viewKeeper()
        return try translating { try keeper.rebuild(view, progress: progress) }
    }

    /// Builds a view anew beside the one in use, compares both byte for byte, opened, and drops
    /// the copy.
    ///
    /// The view in use is left as it is. Throws `.unavailable` when a rebuild is under way,
    /// `.badInput` for a store that keeps no views.
    public func verify(
        _ view: StoredView,
        progress: (ViewProgress) -> Void = { _ in }
    ) throws(StoreError) -> ViewCheck {
        let keeper = try viewKeeper()
        return try translating { try keeper.verify(view, progress: progress) }
    }

    private func viewKeeper() throws(StoreError) -> any ViewKeeper {
        guard let keeper = log as? any ViewKeeper else {
            throw StoreError(.badInput, "this store keeps no views; it answers from its events")
        }
        return keeper
    }
}
