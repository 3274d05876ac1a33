internal import Glibc

/// Variables of the environment.
enum Variables {
    /// A variable's value, `nil` where it is not set.
    static func value(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }
}
