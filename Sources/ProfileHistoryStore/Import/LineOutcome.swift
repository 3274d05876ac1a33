public import EventLog

/// What became of one feed line that was appended by itself.
public enum LineOutcome: Hashable, Sendable {
    /// Its event stands in the log, durably; perhaps it stood there before with the same content.
    case stored(Placement)
    /// Nothing of it was stored: a code as in files of refused lines, the field at fault, and what
    /// is wrong and how to put it right, without personal data.
    case refused(code: String, field: String?, reason: String)
}
