import LMDB

@testable import EventLog

/// The databases that hold the views of a store that was never rebuilt.
extension StoreFiles {
    var rows: Database { views.first.rows }
    var heads: Database { views.first.heads }
    var index: Database { views.first.index }
}
