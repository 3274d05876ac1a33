/// A text of a person's record, by its place in a list that was fixed before the run.
///
/// A trivial value, so that groups are counted without strings.
public enum PopulationCode: Hashable, Sendable {
    /// The record holds none.
    case absent
    /// The record holds one that is not on the list.
    case unlisted
    /// The text at this place of the list.
    case listed(Int)
}

extension PopulationCode {
    /// The place in the list; nil where there is none.
    public var place: Int? {
        if case .listed(let place) = self { place } else { nil }
    }
}
