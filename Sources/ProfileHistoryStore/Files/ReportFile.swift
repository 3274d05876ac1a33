internal import SystemPackage

/// Files that an answer goes to.
public enum ReportFile {
    /// Puts a file in place whole and durably, readable by its owner alone: it may name persons.
    ///
    /// What stood there before stands until then. Throws `.unavailable` where that is not possible.
    public static func write(_ bytes: [UInt8], to path: String) throws(StoreError) {
        do {
            try DurableFile.replace(path, with: bytes)
        } catch {
            throw StoreError(
                .unavailable,
                "\(path) can not be written; name a file in a folder that is there",
                field: "output",
                cause: error
            )
        }
    }
}
