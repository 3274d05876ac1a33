/// A view that a durable store keeps beside its log, in the same transactions.
///
/// It holds nothing that the log does not, so it can be thrown away and rebuilt.
public enum StoredView: String, Hashable, Sendable, CaseIterable {
    /// Each subject's events, packed one behind the other, and how far each stream has come.
    case history
    /// Where the event with a source and an id stands.
    case index
}
