internal import Glibc
internal import SystemPackage

/// Small files that are there as a whole, before or after, whenever the power fails.
enum DurableFile {
    /// Puts a file in the place of another or of none; durable on return.
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
            try synchronise(file)
        }
        try rename(fresh, to: path)
    }

    /// Copies a file, not what a link names, to one that must not exist yet, readable by its owner.
    static func copy(_ path: String, to copy: String) throws {
        let source = try FileDescriptor.open(FilePath(path), .readOnly, options: .noFollow)
        try source.closeAfter {
            let target = try FileDescriptor.open(
                FilePath(copy),
                .writeOnly,
                options: [.create, .exclusiveCreate],
                permissions: [.ownerReadWrite]
            )
            try target.closeAfter {
                var chunk = [UInt8](repeating: 0, count: 1 << 20)
                while true {
                    let count = try unsafe chunk.withUnsafeMutableBytes {
                        try unsafe source.read(into: $0)
                    }
                    if count == 0 { break }
                    try target.writeAll(chunk[..<count])
                }
                try synchronise(target)
            }
        }
    }

    /// Adds zeros behind the end of a file, which take no room on the disk; gives its own length.
    @discardableResult
    static func extend(_ path: String, by byteCount: Int) throws -> Int {
        let size = try FilePath(path).stat().size
        if unsafe truncate(path, off_t(size) + off_t(byteCount)) != 0 {
            throw Errno(rawValue: errno)
        }
        return Int(size)
    }

    /// Gives a file another name, in place of what had it; durable on return.
    static func rename(_ old: String, to new: String) throws {
        if unsafe Glibc.rename(old, new) != 0 { throw Errno(rawValue: errno) }
        let folder = FilePath(new).removingLastComponent()
        let directory = try FileDescriptor.open(
            folder.isEmpty ? "." : folder,
            .readOnly,
            options: .directory
        )
        try directory.closeAfter { try synchronise(directory) }
    }

    /// Waits until what was written is on the disk.
    static func synchronise(_ file: FileDescriptor) throws {
        if fsync(file.rawValue) != 0 { throw Errno(rawValue: errno) }
    }
}
