public import EventLog

/// Why an entry was not logged, or the log can not be read.
public enum AccessLogError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A field of an entry is not as it must be; other entries are not concerned.
    case badEntry(field: String, reason: String)
    /// The log's files failed; nothing of what was handed in is logged.
    case store(EventLogError)

    /// The field and the reason, or what failed.
    public var description: String {
        switch self {
        case .badEntry(let field, let reason): "the field \(field) \(reason)"
        case .store(let error): error.description
        }
    }

    /// Kind, and field or code.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .badEntry(let field, _): hasher.combine(field)
        case .store(let error): hasher.combine(error.code)
        }
    }
}
