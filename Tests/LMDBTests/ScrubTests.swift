import Foundation
import LMDB
import Testing

/// Overwriting what was deleted, and nothing else.
@Suite struct ScrubTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "scrub-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private var path: String { folder.appending(path: "data.mdb").path }

    private func open() throws -> Environment {
        try Environment(
            path: path,
            options: Environment.Options(synchronization: .unsafeNoSync)
        )
    }

    private func file() throws -> Data { try Data(contentsOf: URL(filePath: path)) }

    private static func value(_ key: UInt64, _ round: UInt64) -> [UInt8] {
        let size = [20, 90, 700, 1_900, 9_000][Int(key % 5)]
        let text = Array("value-\(key)-\(round)-".utf8)
        return (0..<size).map { text[$0 % text.count] }
    }

    /// Twice something small, so that no page is spared for a crash.
    private func settle(_ environment: Environment, _ database: Database) throws {
        for round in UInt64(0)..<2 {
            try environment.write { (txn: inout WriteTransaction) in
                let value = Self.value(10_000, round)
                try txn.put(value, 10_000, in: database)
            }
        }
    }

    @Test(arguments: UInt64(1)...8)
    func `what was deleted is gone and what is there stays, whatever was done before`(
        seed: UInt64
    ) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        var random = SplitMix(state: seed)
        let environment = try open()
        let database = try environment.openDatabase(named: "d", options: [.create, .integerKey])
        var model: [UInt64: [UInt8]] = [:]
        var deleted: [[UInt8]] = []
        for round in UInt64(0)..<30 {
            try environment.write { (txn: inout WriteTransaction) in
                for _ in 0..<Int(random.next() % 60) {
                    let key = random.next() % 200
                    if random.next() % 3 == 0, let old = model.removeValue(forKey: key) {
                        _ = try txn.delete(forKey: key, in: database)
                        deleted.append(old)
                    } else {
                        let value = Self.value(key, round)
                        if let old = model.updateValue(value, forKey: key), old != value {
                            deleted.append(old)
                        }
                        try txn.put(value, key, in: database)
                    }
                }
            }
        }
        try settle(environment, database)
        #expect(try environment.scrub() >= 0)
        let bytes = try file()
        let living = Set(model.values)
        for value in deleted where !living.contains(value) {
            let piece = Data(value.prefix(20))
            #expect(bytes.range(of: piece) == nil)
        }
        let txn = try environment.beginRead()
        for (key, value) in model {
            #expect(try txn.array(key, in: database) == value)
        }
        #expect(try txn.statistics(of: database).entryCount == model.count + 1)
    }

    @Test func `a reader keeps what it sees, and its pages are left`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let environment = try open()
        let database = try environment.openDatabase(named: "d", options: [.create, .integerKey])
        try environment.write { (txn: inout WriteTransaction) in
            for key in UInt64(0)..<300 {
                try txn.put(Self.value(key, 0), key, in: database)
            }
        }
        do {
            let reader = try environment.beginRead()
            try environment.write { (txn: inout WriteTransaction) in
                for key in UInt64(0)..<300 { _ = try txn.delete(forKey: key, in: database) }
            }
            try settle(environment, database)
            #expect(try environment.scrub() > 100)
            for key in UInt64(0)..<300 {
                #expect(try reader.array(key, in: database) == Self.value(key, 0))
            }
        }
        try settle(environment, database)
        try environment.scrub()
        #expect(try file().range(of: Data("value-7-0-value".utf8)) == nil)
    }

    @Test func `a file that is scrubbed goes on to be used`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        var environment: Environment? = try open()
        var database = try #require(environment).openDatabase(
            named: "d",
            options: [.create, .integerKey]
        )
        for round in UInt64(0)..<20 {
            try environment?.write { (txn: inout WriteTransaction) in
                for key in UInt64(0)..<100 {
                    try txn.put(Self.value(key, round), key, in: database)
                }
            }
            try environment?.scrub()
            if round % 7 == 6 {
                environment = nil
                environment = try self.open()
                database = try #require(environment).openDatabase(
                    named: "d",
                    options: [.integerKey]
                )
            }
        }
        let txn = try #require(environment).beginRead()
        for key in UInt64(0)..<100 {
            #expect(try txn.array(key, in: database) == Self.value(key, 19))
        }
    }
}

/// SplitMix64.
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
