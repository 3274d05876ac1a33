internal import FoundationEssentials
internal import Glibc
internal import SystemPackage

/// The file that a run writes, by way of a partial file and a state beside it.
///
/// `FILE.partial` holds what has been written, `FILE.state` how much of it counts. The state is
/// replaced as a whole, and only after the bytes that it speaks of are on the disk, so that a kill
/// at any moment leaves a run that can be gone on with. `FILE` appears when all is written.
final class ReplayFile {
    let path: String
    private let descriptor: FileDescriptor
    /// A number that was given back may be another file's by now.
    private var isClosed = false
    private(set) var byteCount: Int
    /// Whether no partial file was there.
    private let isFresh: Bool

    static func partialPath(_ path: String) -> String { path + ".partial" }
    static func statePath(_ path: String) -> String { path + ".state" }

    /// Opens the partial file and keeps every other run away from it.
    ///
    /// Throws `.badInput` where another run writes it, and `.unavailable` where it can not be
    /// written.
    init(_ path: String) throws(StoreError) {
        self.path = path
        byteCount = 0
        if let status = try? FilePath(path).stat(), status.type != .regular {
            throw StoreError(.badInput, "\(path) is there and is no file", field: "output")
        }
        isFresh = !FileManager.default.fileExists(atPath: Self.partialPath(path))
        do {
            descriptor = try FileDescriptor.open(
                FilePath(Self.partialPath(path)),
                .writeOnly,
                options: .create,
                permissions: [.ownerReadWrite]
            )
        } catch {
            throw Self.unwritable(path, error)
        }
        if flock(descriptor.rawValue, LOCK_EX | LOCK_NB) != 0 {
            close()
            throw StoreError(
                .badInput,
                "another replay is writing \(path); wait for it, or name another file",
                field: "output"
            )
        }
    }

    /// The state that an interrupted run left, nil where there is none.
    ///
    /// Throws `.badInput` where something stands there that no run of this release left.
    func state() throws(StoreError) -> ReplayState? {
        guard FileManager.default.fileExists(atPath: Self.statePath(path)) else { return nil }
        let size = (try? FilePath(Self.partialPath(path)).stat().size) ?? 0
        let bytes = try? Data(contentsOf: URL(filePath: Self.statePath(path)))
        let state = bytes.flatMap { ReplayState(parsing: [UInt8]($0)) }
        // A finished run takes its partial file away before its state.
        if isFresh, state != nil { return nil }
        guard let state, size >= Int64(state.byteCount) else {
            throw StoreError(
                .badInput,
                "\(Self.statePath(path)) is not the state of a replay of this release; remove it "
                    + "and \(Self.partialPath(path)), or name another file",
                field: "output"
            )
        }
        return state
    }

    /// Goes on behind `byteCount` bytes of an interrupted run, or begins anew from 0.
    func begin(keeping byteCount: Int) throws(StoreError) {
        self.byteCount = byteCount
        do {
            if byteCount == 0 { try? FileManager.default.removeItem(atPath: Self.statePath(path)) }
            try descriptor.resize(to: Int64(byteCount))
        } catch {
            throw Self.unwritable(path, error)
        }
    }

    /// Takes a partial file away that nothing was written to.
    func discardIfEmpty() {
        guard (try? FilePath(Self.partialPath(path)).stat().size) == 0,
            !FileManager.default.fileExists(atPath: Self.statePath(path))
        else { return }
        try? FileManager.default.removeItem(atPath: Self.partialPath(path))
    }

    /// Adds bytes behind those before.
    func append(_ bytes: [UInt8]) throws(StoreError) {
        guard !bytes.isEmpty else { return }
        do {
            byteCount += try descriptor.writeAll(toAbsoluteOffset: Int64(byteCount), bytes)
        } catch {
            throw Self.unwritable(path, error)
        }
    }

    /// Makes what was written durable, and then the state that speaks of it.
    func save(_ state: ReplayState) throws(StoreError) {
        do {
            try DurableFile.synchronise(descriptor)
            try DurableFile.replace(Self.statePath(path), with: state.json)
        } catch {
            throw Self.unwritable(path, error)
        }
    }

    /// Makes the file appear and takes the state away.
    func finish() throws(StoreError) {
        do {
            try DurableFile.synchronise(descriptor)
            close()
            try DurableFile.rename(Self.partialPath(path), to: path)
            try? FileManager.default.removeItem(atPath: Self.statePath(path))
        } catch {
            throw Self.unwritable(path, error)
        }
    }

    /// Leaves partial file and state as they are.
    func close() {
        if isClosed { return }
        isClosed = true
        try? descriptor.close()
    }

    static func unwritable(_ path: String, _ cause: any Error) -> StoreError {
        StoreError(.unavailable, "\(path) can not be written", cause: cause)
    }
}
