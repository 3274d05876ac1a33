/// A store that keeps views beside its log, which can be rebuilt from it.
///
/// The twin in memory keeps none: it answers from its events.
public protocol ViewKeeper: Sendable {
    /// Every view, at one snapshot. Costs a few reads.
    func views() throws(EventLogError) -> [ViewState]

    /// Builds a view anew from the log beside the one in use, then uses it, and gives its
    /// generation.
    ///
    /// Goes on with a rebuild that is under way, or was interrupted. Readers and writers, in every
    /// process, go on meanwhile; writers wait for one step at a time. Memory is bounded whatever
    /// the log's size, and the file grows by the size of the view. Throws `.damaged`, with the
    /// positions, where the log can not be opened; the view in use then stays. `progress` runs on
    /// the calling thread. Blocks the thread, so it is not to be called from a completion.
    func rebuild(
        _ view: StoredView,
        progress: (ViewProgress) -> Void
    ) throws(EventLogError) -> UInt64

    /// Builds a view anew beside the one in use, compares both, opened, at the same place of the
    /// log, and drops the copy.
    ///
    /// The view in use is left as it is. Costs as much as a rebuild and the reading of both. Throws
    /// `.underWay` when a rebuild is under way.
    func verify(
        _ view: StoredView,
        progress: (ViewProgress) -> Void
    ) throws(EventLogError) -> ViewCheck
}
