internal import EventModel
internal import SystemPackage

/// Writes records one behind the other, each behind its length (`u32`, least significant first).
struct RecordFileWriter: ~Copyable {
    private let file: FileDescriptor
    private var buffer: [UInt8] = []

    private static let bufferByteCount = 1 << 20

    /// Makes a file that must not exist yet.
    init(_ path: String) throws {
        file = try FileDescriptor.open(
            FilePath(path),
            .writeOnly,
            options: [.create, .exclusiveCreate],
            permissions: [.ownerReadWrite]
        )
    }

    mutating func append(_ record: [UInt8]) throws {
        buffer.append(littleEndian: UInt32(record.count))
        buffer.append(contentsOf: record)
        if buffer.count >= Self.bufferByteCount { try flush() }
    }

    /// Writes what is left and waits for the disk.
    consuming func finish() throws {
        try flush()
        try DurableFile.synchronise(file)
        try file.close()
    }

    private mutating func flush() throws {
        try file.writeAll(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}

/// Reads what a ``RecordFileWriter`` wrote.
struct RecordFileReader: ~Copyable {
    private let file: FileDescriptor
    private var buffer: [UInt8] = []
    private var offset = 0

    private static let chunkByteCount = 1 << 20
    private static let longestRecord = 64 << 20

    init(_ path: String) throws {
        file = try FileDescriptor.open(FilePath(path), .readOnly)
    }

    deinit { try? file.close() }

    /// The next record, `nil` at the end; throws where the file is cut short.
    mutating func next() throws -> [UInt8]? {
        guard try fill(4) else {
            if offset == buffer.count { return nil }
            throw CodecError(offset: offset, reason: "file of records is cut short")
        }
        let length = (0..<4).reduce(0) { $0 | Int(buffer[offset + $1]) << (8 * $1) }
        guard length <= Self.longestRecord, try fill(4 + length) else {
            throw CodecError(offset: offset, reason: "file of records is cut short")
        }
        let start = offset + 4
        offset = start + length
        return Array(buffer[start..<offset])
    }

    /// Sees that so many bytes are in the buffer behind the offset; `false` where the file ends.
    private mutating func fill(_ count: Int) throws -> Bool {
        while buffer.count - offset < count {
            if offset > 0 {
                buffer.removeFirst(offset)
                offset = 0
            }
            var chunk = [UInt8](repeating: 0, count: max(Self.chunkByteCount, count))
            let read = try unsafe chunk.withUnsafeMutableBytes {
                try unsafe file.read(into: $0)
            }
            if read == 0 { return false }
            buffer.append(contentsOf: chunk[..<read])
        }
        return true
    }
}
