/// How an age is counted.
public enum AgeMeasure: String, Hashable, Sendable, CaseIterable {
    /// Completed years.
    case whole
    /// Completed years and the fraction of the running one.
    case exact
}
