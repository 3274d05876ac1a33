internal import FoundationEssentials
internal import ProfileHistoryStore
internal import TransparencyLog

/// Reads files of evidence and turns what is wrong with them into errors of the command.
enum Evidence {
    /// A file's bytes.
    static func bytes(of file: String) throws(StoreError) -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: URL(filePath: file)))
        } catch {
            throw StoreError(.badInput, "\(file) can not be read", field: "file", cause: error)
        }
    }

    /// Reads a file that should be well formed; bad input where it is not.
    static func reading<R>(
        _ file: String,
        _ parse: ([UInt8]) throws(TransparencyError) -> R
    ) throws(StoreError) -> R {
        let bytes = try bytes(of: file)
        do throws(TransparencyError) {
            return try parse(bytes)
        } catch {
            throw StoreError(.badInput, "\(file): \(error)", field: "file")
        }
    }

    /// Reads what the store itself wrote.
    static func reading<R>(_ parse: () throws(TransparencyError) -> R) throws(StoreError) -> R {
        do throws(TransparencyError) {
            return try parse()
        } catch {
            throw StoreError(.unavailable, "the checkpoint is damaged: \(error)")
        }
    }

    /// Reads a file that should prove something; a failed check where it is not well formed.
    static func proved<R>(
        _ file: String,
        _ parse: ([UInt8]) throws(TransparencyError) -> R
    ) throws(StoreError) -> R {
        let bytes = try bytes(of: file)
        do throws(TransparencyError) {
            return try parse(bytes)
        } catch {
            throw StoreError(.checkFailed, "not proved: \(file): \(error)")
        }
    }

    /// Checks something; a failed check where it does not hold.
    static func proved<R>(_ check: () throws(TransparencyError) -> R) throws(StoreError) -> R {
        do throws(TransparencyError) {
            return try check()
        } catch {
            throw StoreError(.checkFailed, "not proved: \(error)")
        }
    }
}
