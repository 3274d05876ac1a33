// swift-format-ignore-file: AlwaysUseLowerCamelCase
// A function here bears the name of the C function that it calls, with `system_` before it.

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Calls `stat`: the file behind `path`, links followed, or `nil` when there is none.
func system_identity(ofFileAt path: String) throws(LMDBError) -> FileIdentity? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
        let code = errno
        if code == ENOENT { return nil }
        throw LMDBError(rawValue: code)
    }
    return FileIdentity(
        device: UInt64(truncatingIfNeeded: status.st_dev),
        file: UInt64(truncatingIfNeeded: status.st_ino)
    )
}

/// Calls `open` for a file that must not exist yet.
func system_create(_ path: String, permissions: UInt32) throws(LMDBError) -> CInt {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    let descriptor = unsafe open(path, flags, mode_t(permissions))
    if descriptor < 0 { throw LMDBError(rawValue: errno) }
    return descriptor
}

/// Calls `open` for a file that is there, to read and write it.
func system_open(_ path: String) throws(LMDBError) -> CInt {
    let descriptor = unsafe open(path, O_RDWR | O_CLOEXEC)
    if descriptor < 0 { throw LMDBError(rawValue: errno) }
    return descriptor
}

/// Calls `stat`, and `ftruncate` where the file has fewer bytes; never makes one shorter.
///
/// Throws ``LMDBError/corrupted`` where a short file can not be written.
func system_extend(_ path: String, to byteCount: Int) throws(LMDBError) {
    var status = stat()
    if unsafe stat(path, &status) != 0 { throw LMDBError(rawValue: errno) }
    if Int(status.st_size) >= byteCount { return }
    let descriptor = unsafe open(path, O_RDWR | O_CLOEXEC)
    if descriptor < 0 { throw .corrupted }
    // Another process may have made it longer meanwhile.
    let size = unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : byteCount
    let code = size < byteCount ? ftruncate(descriptor, off_t(byteCount)) : 0
    _ = close(descriptor)
    if code != 0 { throw .corrupted }
}

/// Calls `pread` until all bytes are there; throws ``LMDBError/corrupted`` where the file ends.
func system_read(
    _ descriptor: CInt,
    at offset: Int,
    count: Int
) throws(LMDBError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
        let read = unsafe bytes.withUnsafeMutableBytes { bytes in
            unsafe pread(
                descriptor,
                bytes.baseAddress.map { unsafe $0 + done },
                count - done,
                off_t(offset + done)
            )
        }
        if read < 0 {
            if errno == EINTR { continue }
            throw LMDBError(rawValue: errno)
        }
        if read == 0 { throw .corrupted }
        done += read
    }
    return bytes
}

/// Calls `pwrite` until all bytes are written.
func system_write(
    _ descriptor: CInt,
    _ bytes: ArraySlice<UInt8>,
    at offset: Int
) throws(LMDBError) {
    var done = 0
    while done < bytes.count {
        let written = unsafe bytes.withUnsafeBytes { bytes in
            unsafe pwrite(
                descriptor,
                bytes.baseAddress.map { unsafe $0 + done },
                bytes.count - done,
                off_t(offset + done)
            )
        }
        if written < 0 {
            if errno == EINTR { continue }
            throw LMDBError(rawValue: errno)
        }
        done += written
    }
}

/// Calls `fsync`.
func system_fsync(_ descriptor: CInt) throws(LMDBError) {
    if fsync(descriptor) != 0 { throw LMDBError(rawValue: errno) }
}

/// Syncs the folder of a file, so that a crash does not take a new file's name away again.
///
/// A file system that cannot sync a folder says `EINVAL`, and then there is nothing to be done.
func system_fsync(folderOf path: String) throws(LMDBError) {
    var folder = "."
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
        folder = slash == path.startIndex ? "/" : String(path[..<slash])
    }
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { throw LMDBError(rawValue: errno) }
    let code = fsync(descriptor) == 0 ? Code.success : errno
    _ = close(descriptor)
    if code != Code.success && code != Code.invalidArgument { throw LMDBError(rawValue: code) }
}

/// Calls `close`.
func system_close(_ descriptor: CInt) throws(LMDBError) {
    if close(descriptor) != 0 { throw LMDBError(rawValue: errno) }
}

/// Calls `unlink`.
func system_unlink(_ path: String) {
    unsafe _ = unlink(path)
}

/// `pthread_self` as a number, which is never 0 and which no other living thread has.
func system_currentThread() -> UInt {
    #if canImport(Glibc)
    pthread_self()
    #else
    UInt(bitPattern: pthread_self())
    #endif
}
