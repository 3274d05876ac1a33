extension LMDBError {
    /// The operation is not permitted.
    ///
    /// The corresponding C error is `EPERM`.
    public static var notPermitted: LMDBError { LMDBError(rawValue: Code.notPermitted) }

    /// There is no such file or directory.
    ///
    /// A database that is missing inside an environment is ``databaseNotFound``. The corresponding
    /// C error is `ENOENT`.
    public static var notFound: LMDBError { LMDBError(rawValue: Code.noSuchFile) }

    /// A signal interrupted the call.
    ///
    /// The corresponding C error is `EINTR`.
    public static var interrupted: LMDBError { LMDBError(rawValue: Code.interrupted) }

    /// Reading or writing the device failed.
    ///
    /// The corresponding C error is `EIO`.
    public static var inputOutput: LMDBError { LMDBError(rawValue: Code.inputOutput) }

    /// There is not enough memory, or not enough address space for the map.
    ///
    /// The corresponding C error is `ENOMEM`.
    public static var noMemory: LMDBError { LMDBError(rawValue: Code.noMemory) }

    /// The file's permissions do not allow it, or the environment is open read-only.
    ///
    /// The corresponding C error is `EACCES`.
    public static var accessDenied: LMDBError { LMDBError(rawValue: Code.accessDenied) }

    /// The device or the resource is busy.
    ///
    /// The corresponding C error is `EBUSY`.
    public static var busy: LMDBError { LMDBError(rawValue: Code.busy) }

    /// The file exists already; a copy never overwrites.
    ///
    /// The corresponding C error is `EEXIST`.
    public static var fileExists: LMDBError { LMDBError(rawValue: Code.fileExists) }

    /// A part of the path is not a directory.
    ///
    /// The corresponding C error is `ENOTDIR`.
    public static var notDirectory: LMDBError { LMDBError(rawValue: Code.notDirectory) }

    /// The path names a directory where a file is meant.
    ///
    /// The corresponding C error is `EISDIR`.
    public static var isDirectory: LMDBError { LMDBError(rawValue: Code.isDirectory) }

    /// An argument is invalid, such as a path or a name with a zero byte in it.
    ///
    /// The corresponding C error is `EINVAL`.
    public static var invalidArgument: LMDBError { LMDBError(rawValue: Code.invalidArgument) }

    /// This process has too many files open.
    ///
    /// The corresponding C error is `EMFILE`.
    public static var tooManyOpenFiles: LMDBError { LMDBError(rawValue: Code.tooManyOpenFiles) }

    /// The system has too many files open.
    ///
    /// The corresponding C error is `ENFILE`.
    public static var tooManyOpenFilesInSystem: LMDBError {
        LMDBError(rawValue: Code.tooManyOpenFilesInSystem)
    }

    /// The file would become larger than the file system or the process's limit allows.
    ///
    /// The corresponding C error is `EFBIG`.
    public static var fileTooLarge: LMDBError { LMDBError(rawValue: Code.fileTooLarge) }

    /// The device has no space left.
    ///
    /// The corresponding C error is `ENOSPC`.
    public static var noSpace: LMDBError { LMDBError(rawValue: Code.noSpace) }

    /// The file system is mounted read-only.
    ///
    /// The corresponding C error is `EROFS`.
    public static var readOnlyFileSystem: LMDBError {
        LMDBError(rawValue: Code.readOnlyFileSystem)
    }

    /// The path or a part of it is too long.
    ///
    /// The corresponding C error is `ENAMETOOLONG`.
    public static var fileNameTooLong: LMDBError { LMDBError(rawValue: Code.fileNameTooLong) }

    /// A resource is taken at the moment; trying again may succeed.
    ///
    /// The corresponding C error is `EAGAIN`.
    public static var wouldBlock: LMDBError { LMDBError(rawValue: Code.wouldBlock) }

    /// The file system has no locks to give, as on some network file systems.
    ///
    /// The corresponding C error is `ENOLCK`.
    public static var noLocks: LMDBError { LMDBError(rawValue: Code.noLocks) }

    /// The user's disk quota is used up.
    ///
    /// The corresponding C error is `EDQUOT`.
    public static var quotaExceeded: LMDBError { LMDBError(rawValue: Code.quotaExceeded) }
}
