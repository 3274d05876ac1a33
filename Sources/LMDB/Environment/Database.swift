/// A named set of entries inside an environment, sorted by key.
///
/// A small value that costs nothing to copy, valid in every transaction of the environment that
/// opened it for as long as that is open. Using it in another environment is a programmer error.
/// LMDB calls it a DBI.
public struct Database: Sendable, Hashable {
    let handle: UInt32
    let environmentID: UInt32

    /// Whether the keys are integers; otherwise they are byte strings in lexicographic order.
    public let hasIntegerKeys: Bool

    init(handle: UInt32, environmentID: UInt32, hasIntegerKeys: Bool) {
        self.handle = handle
        self.environmentID = environmentID
        self.hasIntegerKeys = hasIntegerKeys
    }
}
