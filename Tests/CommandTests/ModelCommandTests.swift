import Foundation
import JSON
import Testing

/// `model`: the lifecycle, step by step, and what is refused at each.
@Suite struct ModelCommandTests {
    private static let name = "published-2021-09-09"
    private static let rival = "published-2021-09-15"
    private static let registered = ["--registered", "2015-06-01"]

    private static func register(_ place: Workplace, _ name: String = name) throws {
        try place.run(
            ["model", "register", "s", "published:\(name)", "--author", "A. Author"] + registered
        ).expectSuccess()
    }

    private static func approve(_ place: Workplace, _ name: String = name) throws {
        try place.run(
            ["model", "approve", "s", name, "--approver", "B. Other"] + registered
        ).expectSuccess()
    }

    private static func activate(
        _ place: Workplace,
        _ name: String = name,
        from: String = "2015-06-15"
    ) throws -> Outcome {
        try place.run(
            ["model", "activate", "s", name, "--group", "dagpenge", "--from", from, "--actor", "C"]
                + registered
        )
    }

    private static func retire(_ place: Workplace, _ arguments: String...) throws -> Outcome {
        try place.run(["model", "retire", "s", name, "--actor", "C"] + arguments + registered)
    }

    @Test func `a version goes from draft to retired`() throws {
        let place = try Workplace.withStore()
        func stage(_ at: String) throws -> String? {
            try place.run("model", "list", "s", "--at", at, "--format", "json").expectSuccess()
                .json()[0]?["stage"]?.string
        }
        let none = try place.run("model", "list", "s").expectSuccess()
        #expect(none.output == "  no model versions\n")
        try Self.register(place)
        #expect(try stage("2016-01-01") == "draft")
        try Self.approve(place)
        #expect(try stage("2016-01-01") == "approved")
        let active = try Self.activate(place).expectSuccess()
        #expect(
            active.output == "\(Self.name): in force for dagpenge from 2015-06-15, position 2\n"
        )
        #expect(try stage("2015-06-14") == "approved")
        #expect(try stage("2015-06-15") == "active")
        let out = try Self.retire(place, "--from", "2017-09-18", "--reason", "replaced")
        #expect(
            out.expectSuccess().output == "\(Self.name): out of force from 2017-09-18, position 3\n"
        )
        #expect(try stage("2017-09-17") == "active")
        #expect(try stage("2017-09-18") == "retired")
        let again = try Self.activate(place, from: "2018-01-01")
        again.expectFailure(3, "\(Self.name) is retired; register a new version")
    }

    @Test func `list and show read as people read, and show gives the document back`() throws {
        let place = try Workplace.withStore()
        try Self.register(place)
        try Self.approve(place)
        try Self.activate(place).expectSuccess()
        try Self.register(place, Self.rival)
        let list = try place.run("model", "list", "s", "--at", "2016-01-01").expectSuccess()
        try Snapshot.expect(list.output, is: "model-list.txt")
        let json = try place.run("model", "list", "s", "--at", "2016-01-01", "--format", "json")
        try Snapshot.expect(json.expectSuccess().output, is: "model-list.json")
        let show = try place.run("model", "show", "s", Self.rival).expectSuccess()
        try Snapshot.expect(show.output, is: "model-show.txt")
        let document = try place.run("model", "show", "s", Self.name, "--format", "json")
            .expectSuccess()
        #expect(try document.json()["id"]?.string == Self.name)
        // The document that was printed is the same version still.
        try place.write("same.json", Data(document.output.utf8))
        let same = try place.run(
            ["model", "register", "s", "same.json", "--author", "A. Author"] + Self.registered
        )
        #expect(same.expectSuccess().output.contains("registered at position 0,"))
    }

    @Test func `an author does not approve, whatever the spelling`() throws {
        let place = try Workplace.withStore()
        try Self.register(place)
        for approver in ["A. Author", "a. author", " A.   Author "] {
            try place.run("model", "approve", "s", Self.name, "--approver", approver).expectFailure(
                3,
                "approver: \(Self.name) was registered by its approver; four eyes are needed"
            )
        }
    }

    @Test func `a draft is not activated, nor retired`() throws {
        let place = try Workplace.withStore()
        try Self.register(place)
        try Self.activate(place)
            .expectFailure(3, "\(Self.name) is a draft; have it approved first")
        try Self.retire(place, "--from", "2017-01-01").expectFailure(
            3,
            "\(Self.name) was never active; there is nothing to retire"
        )
    }

    @Test func `two versions do not come in force for one group at one instant`() throws {
        let place = try Workplace.withStore()
        for name in [Self.name, Self.rival] {
            try Self.register(place, name)
            try Self.approve(place, name)
        }
        try Self.activate(place).expectSuccess()
        try Self.activate(place, Self.rival).expectFailure(
            3,
            "\(Self.name) is activated for dagpenge at the same instant; choose another"
        )
        try Self.activate(place, Self.rival, from: "2015-06-15T00:00:00.000001+02:00")
            .expectSuccess()
        try place.run(
            "model",
            "activate",
            "s",
            Self.rival,
            "--group",
            "students",
            "--from",
            "2015-06-15",
            "--actor",
            "C"
        ).expectFailure(3, "group: \(Self.rival) is not made for the target group students")
    }

    @Test func `a step that is repeated changes nothing`() throws {
        let place = try Workplace.withStore()
        for _ in 1...2 {
            try Self.register(place)
            try Self.approve(place)
            let active = try Self.activate(place).expectSuccess()
            #expect(active.output.hasSuffix("position 2\n"))
        }
        let other = try place.run(
            "model",
            "activate",
            "s",
            Self.name,
            "--group",
            "dagpenge",
            "--from",
            "2015-06-15",
            "--actor",
            "D"
        )
        other.expectFailure(3, "the step was taken already, by somebody else or for another reason")
    }

    @Test func `a name never stands for two documents`() throws {
        let place = try Workplace.withStore()
        try Self.register(place)
        let document = try place.run("model", "show", "s", Self.name, "--format", "json").output
        try place.write("other.json", Data(document.replacing("rekonstruktion", with: "x").utf8))
        try place.run("model", "register", "s", "other.json", "--author", "D").expectFailure(
            3,
            "the name \(Self.name) stands for another document; a changed model is a new version "
                + "with a new name"
        )
    }

    @Test func `a version that misses its golden vectors is not activated: a check failed`() throws
    {
        let place = try Workplace.withStore()
        try Self.register(place)
        var document = try place.run("model", "show", "s", Self.name, "--format", "json").json()
        var object = try #require(document.object)
        object["id"] = "wrong"
        var vectors = try #require(object["goldenVectors"]?.array)
        var first = try #require(vectors[0].object)
        first["class"] = first["class"] == "low" ? "high" : "low"
        vectors[0] = .object(first)
        object["goldenVectors"] = .array(vectors)
        document = .object(object)
        try place.write("wrong.json", Data(document.description.utf8))
        try place.run(
            ["model", "register", "s", "wrong.json", "--author", "A. Author"] + Self.registered
        ).expectSuccess()
        try Self.approve(place, "wrong")
        let outcome = try Self.activate(place, "wrong").expect(1)
        #expect(outcome.errors.hasPrefix("error: wrong does not reproduce its golden vectors: "))
        let list = try place.run("model", "list", "s", "--at", "2018-01-01", "--format", "json")
        #expect(try list.json()[1]?["stage"] == "approved")
    }

    @Test func `what is no version, no document or no time is bad input`() throws {
        let place = try Workplace.withStore()
        let unknown = "model: no model version nobody; see: profilehistory model list"
        try place.run("model", "show", "s", "nobody").expectFailure(3, unknown)
        try place.run("model", "approve", "s", "nobody", "--approver", "B")
            .expectFailure(3, unknown)
        try place.run("model", "register", "s", "published:none", "--author", "A")
            .expectFailure(3, "no published version has the name none")
        let missing = try place.run("model", "register", "s", "no.json", "--author", "A").expect(3)
        #expect(missing.errors.hasPrefix("error: file: no.json can not be read"))
        try place.write("bad.json", ["{}"])
        let bad = try place.run("model", "register", "s", "bad.json", "--author", "A").expect(3)
        #expect(bad.errors.hasPrefix("error: model document: "))
        let late = ["--registered", "2999-01-01"]
        let future = try place.run(
            ["model", "register", "s", "published:\(Self.name)", "--author", "A"] + late
        )
        future.expectFailure(3, "the registered time lies in the future by this store's clock")
        try Self.register(place)
        try Self.approve(place)
        let time = try Self.activate(place, from: "midsummer").expect(3)
        #expect(time.errors.hasPrefix("error: from: the time is neither a date nor an instant"))
    }

    @Test func `of two rivals that come at once one is refused`() throws {
        let place = try Workplace.withStore()
        for name in [Self.name, Self.rival] {
            try Self.register(place, name)
            try Self.approve(place, name)
        }
        let jobs = try [Self.name, Self.rival].map { name in
            try place.start(
                "model",
                "activate",
                "s",
                name,
                "--group",
                "dagpenge",
                "--from",
                "2015-06-15",
                "--actor",
                "C"
            )
        }
        let codes = try jobs.map { try $0.finish().exitCode }.sorted()
        #expect(codes == [0, 3])
    }
}
