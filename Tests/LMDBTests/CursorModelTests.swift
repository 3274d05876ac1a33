import LMDB
import Testing

/// A cursor over sorted keys, written from the documentation: what a cursor shall do.
private struct ModelCursor {
    enum Place: Equatable {
        case nowhere, beforeFirst, afterLast
        case at(Int)
    }

    let keys: [UInt64]
    var place = Place.nowhere

    mutating func move(_ move: Move) -> UInt64? {
        switch move {
        case .first: go(to: 0)
        case .last: go(to: keys.count - 1)
        case .next:
            switch place {
            case .nowhere, .beforeFirst: go(to: 0)
            case .afterLast: nil
            case .at(let index): go(to: index + 1)
            }
        case .previous:
            switch place {
            case .nowhere, .afterLast: go(to: keys.count - 1)
            case .beforeFirst: nil
            case .at(let index): go(to: index - 1)
            }
        case .atOrAfter(let key): go(to: keys.firstIndex { $0 >= key } ?? keys.count)
        case .exactly(let key):
            if let index = keys.firstIndex(of: key) { go(to: index) } else { leave() }
        }
    }

    private mutating func go(to index: Int) -> UInt64? {
        if keys.indices.contains(index) {
            place = .at(index)
            return keys[index]
        }
        place = index < 0 ? .beforeFirst : .afterLast
        return nil
    }

    private mutating func leave() -> UInt64? {
        place = .nowhere
        return nil
    }
}

private enum Move: Hashable {
    case first, last, next, previous
    case atOrAfter(UInt64)
    case exactly(UInt64)
}

@Suite struct CursorModelTests {
    private let folder: TemporaryFolder
    private let environment: Environment

    init() throws {
        folder = try TemporaryFolder()
        environment = try Environment(path: folder.file("store.mdb"), options: quick())
    }

    private func database(of keys: [UInt64]) throws -> Database {
        let database = try environment.openDatabase(named: "i", options: [.create, .integerKey])
        try environment.write { (txn: inout WriteTransaction) in
            try txn.deleteAll(in: database)
            for key in keys { try txn.put([1, 2, 3], key, in: database) }
        }
        return database
    }

    private func step(_ cursor: inout Cursor, _ move: Move) throws -> UInt64? {
        switch move {
        case .first: try cursor.first()?.integerKey
        case .last: try cursor.last()?.integerKey
        case .next: try cursor.next()?.integerKey
        case .previous: try cursor.previous()?.integerKey
        case .atOrAfter(let key): try cursor.seek(atOrAfter: key)?.integerKey
        case .exactly(let key): try cursor.seek(exactly: key)?.integerKey
        }
    }

    /// Calls `body` with every sequence of `count` of `moves`.
    private func withEvery(
        _ count: Int,
        of moves: [Move],
        _ path: [Move] = [],
        _ body: ([Move]) throws -> Void
    ) rethrows {
        if path.count == count { return try body(path) }
        for move in moves { try withEvery(count, of: moves, path + [move], body) }
    }

    @Test(arguments: [[], [4], [2, 4], [2, 4, 6]] as [[UInt64]])
    func `every sequence of four moves over up to three keys`(keys: [UInt64]) throws {
        let database = try database(of: keys)
        let targets = [1, 2, 3, 4, 6, 7] as [UInt64]
        let moves: [Move] =
            [.first, .last, .next, .previous] + targets.map(Move.atOrAfter)
            + [2, 3, 6].map(Move.exactly)
        try environment.read { txn in
            try withEvery(4, of: moves) { path in
                var cursor = try txn.cursor(in: database)
                var model = ModelCursor(keys: keys)
                for move in path {
                    let found = try step(&cursor, move)
                    let expected = model.move(move)
                    if found != expected {
                        Issue.record(
                            "\(path) over \(keys): \(move) is \(String(describing: found))"
                        )
                    }
                }
            }
        }
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `random moves over several pages`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let keys = Set((0..<2000).map { _ in UInt64.random(in: 0...10_000, using: &random) })
        let database = try database(of: Array(keys))
        try environment.read { txn in
            var cursor = try txn.cursor(in: database)
            var model = ModelCursor(keys: keys.sorted())
            for _ in 0..<20_000 {
                let key = UInt64.random(in: 0...10_100, using: &random)
                let moves: [Move] = [
                    .next, .next, .next, .previous, .previous, .atOrAfter(key), .exactly(key),
                    .first, .last,
                ]
                // Steps are more frequent than jumps, so that they cross the pages' ends.
                let move = moves[Int.random(in: 0..<(key % 4 == 0 ? 9 : 5), using: &random)]
                let found = try step(&cursor, move)
                let expected = model.move(move)
                try #require(found == expected, "seed \(seed), \(move)")
            }
        }
    }
}
