import Foundation
import JSON
import Testing

/// Replays that are killed or stopped, and go on.
@Suite struct InterruptedReplayTests {
    private static let count = 6_000

    /// A store of persons with a form each; nobody's numbers, with 60 added to the day.
    private static func place() throws -> Workplace {
        let expectations = ["1m", "6m", "gt6m", "dont_know"]
        let lines = (0..<count).flatMap { number in
            let day = 61 + number % 28
            let month = 1 + number / 28 % 12
            let person =
                "cpr:\(day)\(month < 10 ? "0" : "")\(month)90\(String(10_000 + number).dropFirst())"
            return [
                Line.fact("s-\(number)", "sex", number % 3 == 0 ? #""f""# : #""m""#, of: person),
                Line.submission(
                    "f-\(number)",
                    "{\"q2\":\"\(expectations[number % 4])\"}",
                    of: person
                ),
            ]
        }
        let place = try Workplace.withStore(holding: lines)
        let name = "published-2021-09-15"
        for step in [
            ["register", "s", "published:\(name)", "--author", "A"],
            ["approve", "s", name, "--approver", "B"],
        ] {
            try place.run(["model"] + step).expectSuccess()
        }
        return place
    }

    private static let call = [
        "replay", "s", "--at", "2018-01-01", "--known", "2018-01-01", "--model",
        "published-2021-09-15", "--format", "csv",
    ]

    @Test func `a replay that is killed again and again ends as if it never was`() throws {
        let place = try Self.place()
        let whole = try place.run(Self.call).expectSuccess().output
        #expect(whole.split(separator: "\n").count == Self.count + 1)
        var left = 0
        for pause in [0, 0.01, 0.02, 0.04, 0.08, 0.12, 0.2, 0.3] {
            let job = try place.start(Self.call + ["-o", "out.csv"])
            while job.isRunning, !place.holds("out.csv.partial") { usleep(200) }
            Thread.sleep(forTimeInterval: pause)
            job.killNow()
            if place.holds("out.csv.partial") { left += 1 }
            if place.holds("out.csv") {
                // It was quicker than the kill.
                #expect(try place.text("out.csv") == whole)
                try FileManager.default.removeItem(atPath: place.path("out.csv"))
            }
        }
        #expect(left > 0, "no kill came while a run wrote")
        try place.run(Self.call + ["-o", "out.csv"]).expectSuccess()
        #expect(try place.text("out.csv") == whole)
        #expect(!place.holds("out.csv.partial"))
    }

    @Test func `Ctrl-C stops it where it can be gone on with, and says how`() throws {
        let place = try Self.place()
        let whole = try place.run(Self.call).expectSuccess().output
        var stops = 0
        for _ in 0..<60 where stops < 3 {
            let job = try place.start(Self.call + ["-o", "out.csv", "--jobs", "1"])
            while job.isRunning, !place.holds("out.csv.partial") { usleep(200) }
            job.interrupt()
            let outcome = try job.finish()
            guard outcome.exitCode != 0 else {
                // It was quicker; this one is whole, and the next one begins anew.
                #expect(try place.text("out.csv") == whole)
                try FileManager.default.removeItem(atPath: place.path("out.csv"))
                continue
            }
            outcome.expect(130)
            stops += 1
            #expect(outcome.errors.contains("run the same command again to go on"))
            #expect(place.holds("out.csv.state"))
        }
        #expect(stops > 0)
        try place.run(Self.call + ["-o", "out.csv"]).expectSuccess()
        #expect(try place.text("out.csv") == whole)
    }

    @Test func `an import beside a replay changes nothing of its result`() throws {
        let place = try Self.place()
        let call = ["replay", "s", "--at", "2018-01-01", "--model", "published-2021-09-15"]
        let before = try place.run(call + ["--format", "json"]).expectSuccess().json()
        let through = try #require(before["through"]?.int64)
        let feed = (0..<20_000).map { number in
            Line.fact(
                "late-\(number)",
                "sex",
                number % 2 == 0 ? #""m""# : #""f""#,
                of: "subject:\(1 + number % Self.count)",
                effective: "2017-01-01"
            )
        }
        try place.write("late.ndjson", feed)
        let job = try place.start(["import", "s", "late.ndjson"])
        var runs = 0
        repeat {
            let bound = ["--through", "\(through)", "--format", "json"]
            let beside = try place.run(call + bound).expectSuccess().json()
            #expect(beside["counts"] == before["counts"])
            #expect(beside["bySex"] == before["bySex"])
            runs += 1
        } while job.isRunning
        try job.finish().expectSuccess()
        #expect(runs > 0)
        let after = try place.run(call + ["--format", "json"]).expectSuccess().json()
        #expect(after["bySex"] != before["bySex"])
    }
}
