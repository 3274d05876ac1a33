internal import Glibc
internal import SystemPackage

/// A feed file being read from its beginning or from a place in it.
struct FeedFile {
    let path: String
    let byteCount: Int
    /// When the file was last changed, in nanoseconds since 1970.
    let modified: Int64
    private let descriptor: FileDescriptor

    private static let chunkByteCount = 1 << 20

    init(path: String) throws(StoreError) {
        self.path = path
        do {
            let status = try FilePath(path).stat()
            guard status.type == .regular else {
                throw StoreError(.badInput, "\(path) is not a file", field: "file")
            }
            byteCount = Int(status.size)
            let time = status.st_mtim
            modified = Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
            descriptor = try FileDescriptor.open(FilePath(path), .readOnly)
        } catch let error as StoreError {
            throw error
        } catch {
            throw StoreError(.badInput, "\(path) can not be read", field: "file", cause: error)
        }
    }

    /// The bytes from an offset on, at most a mebibyte; empty at the end.
    func chunk(at offset: Int) throws(StoreError) -> [UInt8] {
        do {
            return try unsafe [UInt8](unsafeUninitializedCapacity: Self.chunkByteCount) {
                buffer,
                count in
                count = try unsafe descriptor.read(
                    fromAbsoluteOffset: Int64(offset),
                    into: UnsafeMutableRawBufferPointer(buffer)
                )
            }
        } catch {
            throw StoreError(.badInput, "\(path) can not be read", field: "file", cause: error)
        }
    }

    func close() { try? descriptor.close() }
}
