internal import LMDB

/// The databases of all views of one half.
///
/// There are two halves. Even generations of a view use the first, odd ones the second, so that
/// one half is in use while the other is being filled or emptied.
struct ViewHandles: Sendable {
    /// Subject to head.
    let heads: Database
    /// Subject and segment to packed history.
    let rows: Database
    /// Source and id to position.
    let index: Database

    /// What the names of the second half end with.
    private static let secondSuffix = ".1"

    /// Opens the databases of a half, `nil` when one is missing and not to be created.
    init?(of environment: Environment, isSecond: Bool, options: Database.Options) throws {
        let suffix = isSecond ? Self.secondSuffix : ""
        guard
            let index = try environment.openDatabase(ifExists: "index" + suffix, options: options),
            let heads = try environment.openDatabase(
                ifExists: "heads" + suffix,
                options: options.union(.integerKey)
            ),
            let rows = try environment.openDatabase(ifExists: "rows" + suffix, options: options)
        else { return nil }
        self.index = index
        self.heads = heads
        self.rows = rows
    }

    /// The databases of one view.
    func databases(of view: StoredView) -> [Database] {
        switch view {
        case .history: [rows, heads]
        case .index: [index]
        }
    }
}
