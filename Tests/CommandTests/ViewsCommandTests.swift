import Foundation
import JSON
import Testing

/// The views beside the log: listed, rebuilt while others go on, and compared with the log.
@Suite struct ViewsCommandTests {
    private static let lines =
        [
            Line.fact("c-1", "municipality", #""0101""#),
            Line.fact("c-2", "dependants", "2", of: "cpr:\(Line.other)"),
            Line.fact("c-3", "dependants", "3", of: "cpr:\(Line.third)"),
        ] + (1...9).map { Line.employment("2016-0\($0)", "0.5") }

    /// Changes the store's files by a script that has the databases of `history.mdb` at hand.
    private static func change(_ place: Workplace, _ script: String) throws {
        let head = """
            import lmdb
            env = lmdb.open("s/history.mdb", subdir=False, max_dbs=16, map_size=1 << 30)
            def db(name, **options): return env.open_db(name, create=False, **options)

            """
        try place.write("change.py", Data((head + script + "\nenv.close()\n").utf8))
        let job = try Job(
            Workplace.tools.appending(path: "python"),
            ["change.py"],
            in: place.folder,
            environment: [:]
        )
        try job.finish().expectSuccess()
    }

    /// What the reader that was written from the format alone says of the store.
    private static func check(_ place: Workplace) throws -> Outcome {
        try Job(
            Workplace.tools.appending(path: "python"),
            [Workplace.tools.appending(path: "read_store.py").path, place.path("s"), "--check"],
            in: place.folder,
            environment: [:]
        ).finish()
    }

    /// The events of a person; the answer around them tells the time of day.
    private static func history(_ place: Workplace) throws -> [JSONValue] {
        let outcome = try place.run("history", "s", "cpr:\(Line.citizen)", "--format", "json")
        return try #require(try outcome.expectSuccess().json()["events"]?.array)
    }

    @Test func `views are listed, verified and rebuilt`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        let before = try Self.history(place)
        var said = try place.run("views", "list", "s").expectSuccess().output
        said += try place.run("views", "rebuild", "s", "--verify").expectSuccess().output
        said += try place.run("views", "rebuild", "s").expectSuccess().output
        said += try place.run("views", "rebuild", "s", "history").expectSuccess().output
        said += try place.run("views", "list", "s").expectSuccess().output
        said += try place.run("views", "rebuild", "s", "index", "--verify").expectSuccess().output
        try Snapshot.expect(said, is: "views.txt")
        let list = try place.run("views", "list", "s", "--format", "json").expectSuccess()
        try Snapshot.expect(list.output, is: "views.json")
        #expect(try Self.history(place) == before)
        try Self.check(place).expect(0)
        // The store goes on, and knows its lines again.
        let again = try place.run("import", "s", "feed.ndjson", "--json").expectSuccess().json()
        #expect(again["stored"]?.int64 == 0)
        try place.importLines([Line.fact("c-9", "dependants", "4")], "more.ndjson")
        try place.run("views", "rebuild", "s", "--verify").expectSuccess()
    }

    @Test func `an empty store has views too`() throws {
        let place = try Workplace.withStore()
        try Snapshot.expect(
            try place.run("views", "list", "s").expectSuccess().output,
            is: "views-empty.txt"
        )
        try place.run("views", "rebuild", "s", "--verify").expectSuccess()
        try place.run("views", "rebuild", "s").expectSuccess()
    }

    @Test func `a damaged row is found, and healed by a rebuild`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        let before = try Self.history(place)
        try Self.change(
            place,
            """
            with env.begin(write=True, db=db(b"rows")) as txn:
                key, value = next(iter(txn.cursor()))
                txn.put(key, value[:-1] + bytes([value[-1] ^ 1]))
            with env.begin(write=True, db=db(b"index")) as txn:
                txn.delete(list(txn.cursor())[-1][0])
            """
        )
        try place.run("history", "s", "subject:1").expect(4)
        try Self.check(place).expect(1)
        let found = try place.run("views", "rebuild", "s", "--verify").expect(1, errors: "")
        try Snapshot.expect(found.output, is: "views-damaged.txt")
        #expect(!found.output.contains(Line.citizen))
        // Finding it changes nothing.
        try place.run("history", "s", "subject:1").expect(4)
        try place.run("views", "rebuild", "s").expectSuccess()
        #expect(try Self.history(place) == before)
        try place.run("views", "rebuild", "s", "--verify").expectSuccess()
        try Self.check(place).expect(0)
    }

    @Test func `where the log can not be opened the position is named and the view stays`() throws {
        let place = try Workplace.withStore(holding: Self.lines)
        let before = try Self.history(place)
        try Self.change(
            place,
            """
            with env.begin(write=True, db=db(b"log", integerkey=True)) as txn:
                key, value = list(txn.cursor())[2]
                txn.put(key, value[:-1] + bytes([value[-1] ^ 1]))
            """
        )
        for arguments in [["history"], ["history", "--verify"], ["index"]] {
            let outcome = try place.run(["views", "rebuild", "s"] + arguments).expect(4)
            let isRefused = outcome.errors.contains("at position 2, so its views can not be")
            let isUnderWay = outcome.errors.contains("a rebuild of the view history is under way")
            #expect(isRefused != isUnderWay && isUnderWay == arguments.contains("--verify"))
        }
        #expect(try Self.history(place) == before)
        let list = try place.run("views", "list", "s", "--format", "json").expectSuccess().json()
        let views = try #require(list.array)
        #expect(views.map { $0["generation"]?.int64 } == [0, 0])
        #expect(views.map { $0["rebuild"]?["phase"]?.string } == ["building", "building"])
        let table = try place.run("views", "list", "s").expectSuccess()
        #expect(table.output.contains("building generation 1, 0 of 12 events"))
    }

    @Test(arguments: [
        ["views", "rebuild", "s", "score"], ["views", "rebuild"], ["views", "drop"],
    ])
    func `a view that is not kept is refused`(arguments: [String]) throws {
        let outcome = try Workplace().run(arguments).expect(2)
        #expect(outcome.output == "")
        #expect(outcome.errors.hasPrefix("Error: "))
    }
}
