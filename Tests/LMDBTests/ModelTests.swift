import LMDB
import Testing

/// What the environment shall hold: plain dictionaries.
private struct Model: Equatable {
    var bytes: [[UInt8]: [UInt8]] = [:]
    var integers: [UInt64: [UInt8]] = [:]
}

/// Random operations against the environment and the model, side by side.
@Suite struct ModelTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("store.mdb")
    }

    private final class Store {
        let environment: Environment
        let bytes: Database
        let integers: Database

        init(path: String) throws {
            environment = try Environment(path: path, options: quick())
            bytes = try environment.openDatabase(named: "bytes", options: .create)
            integers = try environment.openDatabase(
                named: "integers",
                options: [.create, .integerKey]
            )
        }
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `the store is what the model is, over commits, aborts and reopening`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var model = Model()
        for _ in 0..<6 {
            let store = try Store(path: path)
            try check(store, model, "seed \(seed), after opening")
            for round in 0..<25 {
                var changed = model
                var txn = try store.environment.beginWrite()
                for _ in 0..<Int.random(in: 1...60, using: &random) {
                    try step(&txn, store, &changed, &random)
                }
                if Int.random(in: 0..<4, using: &random) == 0 {
                    txn.abort()
                } else {
                    try txn.commit()
                    model = changed
                }
                if round % 5 == 0 { try check(store, model, "seed \(seed), round \(round)") }
            }
            try check(store, model, "seed \(seed), before closing")
        }
    }

    private func step(
        _ txn: inout WriteTransaction,
        _ store: Store,
        _ model: inout Model,
        _ random: inout SplitMix64
    ) throws {
        // Few keys, so that they meet again; now and then a value that needs pages of its own.
        let key = random.bytes(count: 1...2).map { $0 % 12 }
        let number = UInt64.random(in: 0..<120, using: &random)
        let isLarge = Int.random(in: 0..<12, using: &random) == 0
        let value = random.bytes(count: isLarge ? 0...12_000 : 0...300)
        switch Int.random(in: 0..<13, using: &random) {
        case 0, 1:
            try txn.put(value, key, in: store.bytes)
            model.bytes[key] = value
        case 2, 3:
            try txn.put(value, number, in: store.integers)
            model.integers[number] = value
        case 4:
            #expect(try txn.insert(value, key, in: store.bytes) == (model.bytes[key] == nil))
            model.bytes[key] = model.bytes[key] ?? value
        case 5:
            #expect(
                try txn.insert(value, number, in: store.integers)
                    == (model.integers[number] == nil)
            )
            model.integers[number] = model.integers[number] ?? value
        case 6:
            try txn.reserve(value, key, in: store.bytes)
            model.bytes[key] = value
        case 7:
            try txn.reserve(value, number, in: store.integers)
            model.integers[number] = value
        case 8:
            #expect(try txn.delete(key, in: store.bytes) == (model.bytes[key] != nil))
            model.bytes[key] = nil
        case 9:
            #expect(
                try txn.delete(forKey: number, in: store.integers)
                    == (model.integers[number] != nil)
            )
            model.integers[number] = nil
        case 10:
            let next = (model.integers.keys.max() ?? 0) + 1
            try txn.put(value, next, in: store.integers, mode: .append)
            model.integers[next] = value
        case 11:
            #expect(try txn.array(key, in: store.bytes) == model.bytes[key])
            #expect(try txn.array(number, in: store.integers) == model.integers[number])
        default:
            if Int.random(in: 0..<20, using: &random) == 0 {
                try txn.deleteAll(in: store.integers)
                model.integers = [:]
            }
            let expected = model.integers.keys.filter { $0 >= number }.min()
            var cursor = try txn.cursor(in: store.integers)
            #expect(try cursor.seek(atOrAfter: number)?.integerKey == expected)
        }
    }

    private func check(_ store: Store, _ model: Model, _ when: Comment) throws {
        try store.environment.read { txn throws in
            let bytes = model.bytes.map { Pair(key: $0, value: $1) }
                .sorted { $0.key.lexicographicallyPrecedes($1.key) }
            #expect(try txn.pairs(in: store.bytes) == bytes, when)
            var integers: [UInt64] = []
            var cursor = try txn.cursor(in: store.integers)
            var entry = try cursor.last()
            while let found = entry {
                integers.append(found.integerKey)
                #expect(model.integers[found.integerKey] == found.copy.value, when)
                entry = try cursor.previous()
            }
            #expect(integers == model.integers.keys.sorted(by: >), when)
            let count = try txn.statistics(of: store.integers).entryCount
            #expect(count == model.integers.count, when)
        }
    }
}
