/// How the results of a replay are written.
public enum ReplayFormat: String, Hashable, Sendable, CaseIterable {
    /// A summary for people; of issued scores also a line for each that did not come out the same.
    case table
    /// A summary as one JSON object; of issued scores also those that did not come out the same.
    case json
    /// One row a result (RFC 4180) under a row of names.
    case csv
    /// One JSON object a result and line.
    case ndjson

    /// Whether the output is one row a result and nothing else.
    public var isRows: Bool { self == .csv || self == .ndjson }
}
