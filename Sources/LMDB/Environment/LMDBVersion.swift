/// A version of the LMDB library.
public struct LMDBVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The first number.
    public let major: Int

    /// The second number; the file format follows it.
    public let minor: Int

    /// The third number.
    public let patch: Int

    /// The version of the library that runs.
    public static let linked: LMDBVersion = {
        var (major, minor, patch): (CInt, CInt, CInt) = (0, 0, 0)
        _ = lmdb_version(&major, &minor, &patch)
        return LMDBVersion(major: Int(major), minor: Int(minor), patch: Int(patch))
    }()

    /// The version of the headers that this module was compiled with.
    public static let compiled = LMDBVersion(
        major: Int(Constants.versionMajor),
        minor: Int(Constants.versionMinor),
        patch: Int(Constants.versionPatch)
    )

    /// The library's own text, such as "LMDB 0.9.24: (July 24, 2019)".
    static let linkedText: String = {
        var (major, minor, patch): (CInt, CInt, CInt) = (0, 0, 0)
        return lmdb_version(&major, &minor, &patch)
    }()

    /// The three numbers with dots between.
    public var description: String { "\(major).\(minor).\(patch)" }

    /// Whether `left` is the older version.
    public static func < (left: LMDBVersion, right: LMDBVersion) -> Bool {
        (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
    }
}
