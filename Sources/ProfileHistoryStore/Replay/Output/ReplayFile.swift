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

    static func partialPath(_ path: String) -> String { path + ".partial" }
    static func statePath(_ path: String) -> String { path + ".state" }

    /// The state that an interrupted run left, nil where there is none.
    ///
    /// Throws `.badInput` where something stands there that no run of this release left.
    static func state(at path: String) throws(StoreError) -> ReplayState? {
        let files = FileManager.default
        guard files.fileExists(atPath: statePath(path)),
            files.fileExists(atPath: partialPath(path))
        else { return nil }
        let bytes = (try? Data(contentsOf: URL(filePath: statePath(path)))).map { [UInt8]($0) }
        guard let state = bytes.flatMap({ ReplayState(parsing: $0) }),
            let size = try? FilePath(partialPath(path)).stat().size, size >= Int64(state.byteCount)
        else {
            throw StoreError(
                .badInput,
                "\(statePath(path)) is not the state of a replay of this release; remove it and "
                    + "\(partialPath(path)), or name another file",
                field: "output"
            )
        }
        return state
    }

    /// Goes on behind `byteCount` bytes of an interrupted run, or begins anew from 0.
    init(_ path: String, keeping byteCount: Int) throws(StoreError) {
        self.path = path
        self.byteCount = byteCount
        do {
            if let status = try? FilePath(path).stat(), status.type != .regular {
                throw StoreError(.badInput, "\(path) is there and is no file", field: "output")
            }
            if byteCount == 0 { try? FileManager.default.removeItem(atPath: Self.statePath(path)) }
            descriptor = try FileDescriptor.open(
                FilePath(Self.partialPath(path)),
                .writeOnly,
                options: .create,
                permissions: [.ownerReadWrite]
            )
            try descriptor.resize(to: Int64(byteCount))
        } catch let error as StoreError {
            throw error
        } catch {
            throw Self.unwritable(path, error)
        }
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
            try Self.sync(descriptor)
            try Self.replace(Self.statePath(path), with: state.json)
        } catch {
            throw Self.unwritable(path, error)
        }
    }

    /// Makes the file appear and takes the state away.
    func finish() throws(StoreError) {
        do {
            try Self.sync(descriptor)
            close()
            try Self.rename(Self.partialPath(path), to: path)
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

    /// Writes a small file so that either the old or the new one is there after a power cut.
    static func replace(_ path: String, with bytes: [UInt8]) throws {
        let fresh = path + ".new"
        let file = try FileDescriptor.open(
            FilePath(fresh),
            .writeOnly,
            options: [.create, .truncate],
            permissions: [.ownerReadWrite]
        )
        try file.closeAfter {
            try file.writeAll(bytes)
            try sync(file)
        }
        try rename(fresh, to: path)
    }

    private static func rename(_ old: String, to new: String) throws {
        if unsafe Glibc.rename(old, new) != 0 { throw Errno(rawValue: errno) }
        let folder = FilePath(new).removingLastComponent()
        let directory = try FileDescriptor.open(
            folder.isEmpty ? "." : folder,
            .readOnly,
            options: .directory
        )
        try directory.closeAfter { try sync(directory) }
    }

    private static func sync(_ file: FileDescriptor) throws {
        if fsync(file.rawValue) != 0 { throw Errno(rawValue: errno) }
    }

    static func unwritable(_ path: String, _ cause: any Error) -> StoreError {
        StoreError(.unavailable, "\(path) can not be written", cause: cause)
    }
}
