internal import FoundationEssentials
internal import ProfileHistoryStore

/// A small file that appears as a whole.
enum SummaryFile {
    /// Writes the bytes; throws `.unavailable` where that is not possible.
    static func write(_ bytes: [UInt8], to path: String) throws(StoreError) {
        do {
            try Data(bytes).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw StoreError(.unavailable, "\(path) can not be written", cause: error)
        }
    }
}
