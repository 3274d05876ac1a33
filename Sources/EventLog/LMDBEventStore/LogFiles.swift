internal import EventModel
internal import LMDB

/// The databases of `history.mdb` as one transaction has to use them, and the vault beside them.
///
/// Which databases hold a view changes when the view is rebuilt, so these are looked up for each
/// transaction, by ``StoreFiles``, and not kept beyond it.
struct LogFiles: Sendable {
    let environment: Environment
    let vault: Vault
    /// Position to record.
    let log: Database
    /// Source and id to position.
    let index: Database
    /// Subject to head.
    let heads: Database
    /// Subject and segment to packed history.
    let rows: Database
    /// Number to name of a source.
    let sources: Database
    /// Level and place to the root of a full tile of the tree.
    let hashes: Database
    /// Subject to where it is said that the person's data was destroyed.
    let erased: Database
    /// Subject and position of every redaction; `nil` in a store that never had one and is read
    /// only.
    let redactions: Database?
    /// Bookmarks, the store's format, and the state of the views.
    let meta: Database

    /// The layout of the databases that this release writes.
    static let format: UInt32 = 1
    private static let bookmarkPrefix: [UInt8] = Array("bookmark:".utf8)

    /// The key of a bookmark's value.
    static func bookmarkKey(_ name: String) -> [UInt8] { bookmarkPrefix + Array(name.utf8) }
}
