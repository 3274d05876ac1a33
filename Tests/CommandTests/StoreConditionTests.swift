import Foundation
import JSON
import Testing

/// Stores that are newer, damaged, in part missing, read-only or on a full disk: exit code 4.
@Suite struct StoreConditionTests {
    private static let line = Line.fact("c-1", "municipality", #""0101""#)
    private static let question = ["as-of", "s", "subject:1", "--at", "2018-01-01"]

    /// Whether this machine lets a test mount a file system that it alone sees.
    static let mayMount: Bool = {
        guard let place = try? Workplace(),
            let outcome = try? place.shell(
                "mkdir m; unshare -rm mount -t tmpfs -o size=1m tmpfs m"
            )
        else { return false }
        return outcome.exitCode == 0
    }()

    @Test func `a store of a newer format is refused before anything is touched`() throws {
        let place = try Workplace.withStore(holding: [Self.line])
        let description = try place.text("s/store.json")
        try place.write(
            "s/store.json",
            Data(description.replacing(#""format": 1"#, with: #""format": 2"#).utf8)
        )
        let refusal = "the store has format 2, this release knows 1; update it"
        try place.run(Self.question).expectFailure(4, refusal)
        try place.run("import", "s", "feed.ndjson").expectFailure(4, refusal)
        try place.write("s/store.json", Data(description.utf8))
        try place.run(Self.question).expectSuccess()
    }

    @Test(arguments: ["", "{", "[]", "{}", #"{"format":1}"#, #"{"format":"1","product":"x"}"#])
    func `a damaged description is said to be damaged`(text: String) throws {
        let place = try Workplace.withStore()
        try place.write("s/store.json", Data(text.utf8))
        let outcome = try place.run(Self.question).expect(4)
        #expect(
            outcome.errors.hasPrefix(
                "error: s/store.json is damaged; restore it from a backup"
            )
        )
    }

    @Test func `a description without a key is damaged too`() throws {
        let place = try Workplace.withStore()
        try place.write("s/store.json", Data(#"{"format":1,"product":"profilehistory"}"#.utf8))
        try place.run(Self.question).expectFailure(
            4,
            "s/store.json is damaged; restore it from a backup"
        )
    }

    @Test(arguments: ["history.mdb", "vault.mdb"])
    func `a file that is gone or not LMDB's is said, and not made anew`(name: String) throws {
        let place = try Workplace.withStore(holding: [Self.line])
        let bytes = try Data(contentsOf: URL(filePath: place.path("s/\(name)")))
        try place.write("s/\(name)", Data("no database ".utf8) + bytes)
        for command in [Self.question, ["import", "s", "feed.ndjson"]] {
            let outcome = try place.run(command).expect(4)
            #expect(outcome.errors.contains("not an LMDB file"))
        }
        try FileManager.default.removeItem(atPath: place.path("s/\(name)"))
        for command in [Self.question, ["import", "s", "feed.ndjson"]] {
            try place.run(command).expectFailure(
                4,
                "s/\(name) is missing; restore the store from a backup"
            )
        }
        #expect(!place.holds("s/\(name)"))
        try place.write("s/\(name)", bytes)
        try place.run(Self.question).expectSuccess()
    }

    @Test(.enabled(if: mayMount, "this machine forbids tests to mount a file system"))
    func `a store on a read-only disk is read, and an import says why it can not be`() throws {
        let place = try Workplace()
        try place.write("f.ndjson", [Self.line])
        let outcome = try place.shell(
            """
            exec timeout 60 unshare -rm sh -euc '
            mkdir d; mount -t tmpfs -o size=16m tmpfs d
            "$PH" init d/s --key-file k > said
            "$PH" import d/s f.ndjson --key-file k > said
            mount -o remount,ro d
            "$PH" as-of d/s subject:1 --at 2018-01-01 --key-file k --format json
            "$PH" import d/s f.ndjson --key-file k || exit $?'
            """
        ).expect(4)
        #expect(try outcome.json()["attributes"]?["municipality"]?["value"] == "0101")
        #expect(outcome.errors.hasPrefix("error: LMDB failed while opening the store in d/s"))
        #expect(outcome.errors.contains("the disk can only be read"))
        #expect(outcome.errors.contains("Read-only file system"))
    }

    @Test(.enabled(if: mayMount, "this machine forbids tests to mount a file system"))
    func `a full disk stops an import, and when there is room it goes on`() throws {
        let place = try Workplace()
        let count = 4_000
        try place.write(
            "f.ndjson",
            (0..<count).map { Line.fact("c-\($0)", "dependants", "\($0 % 100)") }
        )
        let outcome = try place.shell(
            """
            exec timeout 60 unshare -rm sh -euc '
            mkdir d; mount -t tmpfs -o size=512k tmpfs d
            "$PH" init d/s --key-file k > said
            for try in 1 2; do
                "$PH" import d/s f.ndjson --key-file k && exit 99 || test $? = 4
            done
            "$PH" model list d/s --key-file k > said
            mount -o remount,size=64m d
            "$PH" import d/s f.ndjson --key-file k --json
            "$PH" as-of d/s subject:1 --at 2018-01-01 --key-file k --format json'
            """
        ).expect(0)
        let errors = outcome.errors.split(separator: "\n")
        #expect(errors.count == 2)
        for error in errors {
            #expect(error.hasPrefix("error: LMDB failed while appending events; the disk is full"))
            #expect(error.contains("run this again"))
        }
        let report = try JSONValue(parsing: outcome.lines[0])
        #expect(report["stored"]?.int64 == Int64(count))
        #expect(report["duplicates"] == 0)
        let profile = try JSONValue(parsing: outcome.lines[1])
        #expect(profile["attributes"]?["dependants"]?["position"]?.int64 == Int64(count - 1))
    }

    @Test(.enabled(if: mayMount, "this machine forbids tests to mount a file system"))
    func `a disk too full for a new store is left as it was`() throws {
        let place = try Workplace()
        let outcome = try place.shell(
            """
            exec timeout 60 unshare -rm sh -euc '
            mkdir d; mount -t tmpfs -o size=40k tmpfs d
            "$PH" init d/s --key-file k && exit 99 || test $? = 4
            test -z "$(ls d/s)" && test ! -e k
            mount -o remount,size=16m d
            "$PH" init d/s --key-file k'
            """
        ).expect(0)
        #expect(outcome.errors.hasPrefix("error: LMDB failed while opening the store in d/s"))
        #expect(outcome.output.hasPrefix("made the store d/s\n"))
    }
}
