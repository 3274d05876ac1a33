/// Which file it is, whatever path leads to it.
struct FileIdentity: Hashable, Sendable {
    let device: UInt64
    let file: UInt64
}
