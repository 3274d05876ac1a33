internal import EventLog
internal import FoundationEssentials
internal import SystemPackage

/// The file with the store's secret: one line of text, readable by its owner only.
///
/// It stands outside the store, so that a copy of the store alone reveals nobody.
enum KeyFile {
    private static let heading = "profilehistory-key-1"

    /// Where the key file of a store stands unless the caller says otherwise: beside the folder.
    static func defaultPath(forStore folder: String) -> String {
        var trimmed = folder[...]
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        return "\(trimmed).key"
    }

    /// Writes a secret, a new one unless it is given, to a file that must not exist yet.
    static func create(
        at path: String,
        secret: [UInt8] = StoreKey.newSecret()
    ) throws(StoreError) -> StoreKey {
        let text = "\(heading) \(Data(secret).base64EncodedString())\n"
        do {
            let file = try FileDescriptor.open(
                FilePath(path),
                .writeOnly,
                options: [.create, .exclusiveCreate],
                permissions: [.ownerRead, .ownerWrite]
            )
            _ = try file.closeAfter { try file.writeAll(text.utf8) }
        } catch Errno.fileExists {
            throw StoreError(
                .keyFile,
                "the key file \(path) exists; a key is never overwritten, name another"
            )
        } catch {
            throw StoreError(.keyFile, "the key file \(path) can not be written", cause: error)
        }
        return StoreKey(secret: secret)
    }

    /// Reads the key, refusing a file that others may read.
    static func read(at path: String) throws(StoreError) -> StoreKey {
        StoreKey(secret: try secret(at: path))
    }

    /// Reads the secret, refusing a file that others may read.
    static func secret(at path: String) throws(StoreError) -> [UInt8] {
        let text: String
        do {
            let mode = try FilePath(path).stat().permissions
            guard mode.isDisjoint(with: [.groupReadWriteExecute, .otherReadWriteExecute]) else {
                throw StoreError(
                    .keyFile,
                    "the key file \(path) may be read by others; run chmod 600 on it"
                )
            }
            text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        } catch let error as StoreError {
            throw error
        } catch Errno.noSuchFileOrDirectory {
            throw StoreError(
                .keyFile,
                "the key file \(path) is missing; give the one written by init with --key-file"
            )
        } catch {
            throw StoreError(.keyFile, "the key file \(path) can not be read", cause: error)
        }
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, words[0] == heading,
            let secret = Data(base64Encoded: String(words[1])), secret.count == StoreKey.byteCount
        else { throw StoreError(.keyFile, "the file \(path) is not a key file of this store") }
        return [UInt8](secret)
    }
}

extension KeyFile {
    /// Takes away the key of a store that could not be made.
    static func remove(at path: String) {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Refuses a key file inside the folder of the store that it opens, links followed.
    static func refuse(_ keyPath: String, inside folder: String) throws(StoreError) {
        let keyFolder = URL(filePath: keyPath).deletingLastPathComponent()
        let key = "\(keyFolder.resolvingSymlinksInPath().standardizedFileURL.path)/"
        let store = URL(filePath: folder).resolvingSymlinksInPath().standardizedFileURL.path
        guard !key.hasPrefix("\(store)/") else {
            throw StoreError(
                .keyFile,
                "the key file must stand outside the store; a copy of the store would "
                    + "carry its key"
            )
        }
    }
}
