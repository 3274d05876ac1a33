// expect: cannot return a ~Escapable result
import LMDB

final class Keeper {
    var cursor: Cursor

    init(_ cursor: consuming Cursor) {
        self.cursor = cursor
    }
}
