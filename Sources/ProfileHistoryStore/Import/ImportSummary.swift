/// What an import made of a file.
public struct ImportSummary: Hashable, Sendable {
    /// The file's path as given.
    public var file: String
    /// How many rows were read, those of an interrupted run before included.
    public var rows = 0
    /// How many events were stored.
    public var stored = 0
    /// How many rows were stored already, with the same content.
    public var duplicates = 0
    /// How many rows were refused.
    public var rejected = 0
    /// The line behind which an interrupted import went on.
    public var resumedBehindLine: Int?
    /// Where the refused rows are described, when there are any.
    public var rejectedFile: String?

    init(file: String) {
        self.file = file
    }
}

/// How far an import has come.
public struct ImportProgress: Hashable, Sendable {
    /// Bytes of the file that have been read.
    public var bytesRead: Int
    /// Bytes in the file.
    public var byteCount: Int
    /// Rows that are durable or refused.
    public var rows: Int
}
