import Foundation
import JSON
import Testing

/// `--queries`: one question a line, one answer a line, in order.
@Suite struct QueriesTests {
    private static let history = AsOfCommandTests.history

    @Test func `answers are those of single questions, in order, errors in their place`() throws {
        let place = try Workplace.withStore(holding: Self.history)
        let questions = [
            #"{"subject":"subject:1","at":"2017-09-17","known":"2017-09-30"}"#,
            #"{"subject":"cpr:\#(Line.citizen)","at":"2017-09-18","known":"2017-09-30"}"#,
            #"{"subject":"subject:7","at":"2017-09-18"}"#,
            #"{"subject":"subject:1","at":"2017-09-18","known":1,"clock":"position"}"#,
            #"{"subject":"subject:1","at":"soon"}"#,
            "nonsense",
            #"{"subject":"subject:1","at":"2017-12-01","includeDisputed":true,"known":null}"#,
        ]
        try place.write("q.ndjson", questions)
        let outcome = try place.run("as-of", "s", "--queries", "q.ndjson")
        outcome.expect(3, errors: "3 of 7 questions do not hold; their answers say why\n")
        let answers = outcome.lines
        try #require(answers.count == questions.count)
        func single(_ arguments: String...) throws -> String {
            try place.run(["as-of", "s", "subject:1", "--format", "json"] + arguments).output
        }
        let known = ["--known", "2017-09-30"]
        #expect(try answers[0] + "\n" == single("--at", "2017-09-17", known[0], known[1]))
        #expect(try answers[1] + "\n" == single("--at", "2017-09-18", known[0], known[1]))
        #expect(try answers[3] + "\n" == single("--at", "2017-09-18", "--known", "position:1"))
        #expect(
            answers[2] == """
                {"error":{"code":"unknown-subject","field":"subject",\
                "message":"the store holds nothing on this person"}}
                """
        )
        #expect(answers[4].hasPrefix(#"{"error":{"code":"bad-input","field":"at","message":"the "#))
        #expect(answers[5].hasPrefix(#"{"error":{"code":"bad-input","field":null,"message":"a q"#))
        let last = try JSONValue(parsing: answers[6])
        #expect(last["attributes"]?["origin"]?["disputed"] == true)
    }

    @Test(
        arguments: [
            (#"{"at":"2017-09-18"}"#, nil), (#"{"subject":"subject:1"}"#, nil), ("[]", nil),
            ("{", nil),
            (#"{"subject":1,"at":"2017-09-18"}"#, "subject"),
            (#"{"subject":"subject:1","at":"2017-09-18","clock":"wall"}"#, "clock"),
            (#"{"subject":"subject:1","at":"2017-09-18","known":-1}"#, "known"),
            (#"{"subject":"subject:1","at":"2017-09-18","known":1.5}"#, "known"),
            (#"{"subject":"subject:1","at":"2017-09-18","known":1,"clock":"recorded"}"#, "clock"),
            (
                #"{"subject":"subject:1","at":"2017-09-18","includeDisputed":"yes"}"#,
                "includeDisputed"
            ),
            (#"{"subject":"subject:1","at":"2017-09-18","unknown":true}"#, "unknown"),
            (#"{"subject":"\#(Line.citizen)","at":"2017-09-18"}"#, "subject"),
            (#"{"subject":"subject:1","at":"2017-09-18","at":"2017-09-19"}"#, nil),
        ] as [(String, String?)]
    )
    func `a question that does not hold names the field`(line: String, field: String?) throws {
        let place = try Workplace.withStore(holding: Self.history)
        try place.write("q.ndjson", [line])
        let outcome = try place.run("as-of", "s", "--queries", "q.ndjson").expect(3)
        let error = try #require(try outcome.json()["error"])
        #expect(error["code"] == "bad-input")
        #expect(error["field"]?.string == field)
        #expect(!outcome.everything.contains(Line.citizen))
    }

    @Test func `many questions keep their order`() throws {
        let place = try Workplace.withStore(holding: Self.history)
        // More than are answered at a time, so that the seams are crossed.
        let positions = (0..<5_000).map { $0 % 8 }
        try place.write(
            "q.ndjson",
            positions.map { #"{"subject":"subject:1","at":"2017-09-18","known":\#($0)}"# }
        )
        let lines = try place.run("as-of", "s", "--queries", "q.ndjson").expectSuccess().lines
        try #require(lines.count == positions.count)
        for (line, position) in zip(lines, positions) {
            #expect(line.contains(#""known":\#(position),"clock":"position""#))
        }
    }

    @Test func `an empty file has no answers, a missing one is bad input`() throws {
        let place = try Workplace.withStore(holding: Self.history)
        try place.write("q.ndjson", Data())
        #expect(try place.run("as-of", "s", "--queries", "q.ndjson").expectSuccess().output == "")
        try place.run("as-of", "s", "--queries", "no").expectFailure(
            3,
            "file: no can not be read (No such file or directory)"
        )
    }

    @Test func `bytes that are not UTF-8 and a line of 10 MB are answered by errors`() throws {
        let place = try Workplace.withStore(holding: Self.history)
        let good = #"{"subject":"subject:1","at":"2017-09-18"}"#
        var bytes = Data("\u{FEFF}\(good)\r\n".utf8)
        bytes.append(Data([0xFF, 0x0A]))
        bytes.append(Data(repeating: UInt8(ascii: "x"), count: 10 << 20) + [0x0A])
        bytes.append(Data(good.utf8))
        try place.write("q.ndjson", bytes)
        let lines = try place.run("as-of", "s", "--queries", "q.ndjson").expect(3).lines
        try #require(lines.count == 4)
        #expect(lines[0].hasPrefix(#"{"subject""#) && lines[3].hasPrefix(#"{"subject""#))
        #expect(lines[1].hasPrefix(#"{"error""#) && lines[2].hasPrefix(#"{"error""#))
    }

    @Test func `scores are asked for the same way`() throws {
        let place = try ScoreCommandTests.place()
        let ask = #"{"subject":"subject:1","at":"2017-09-18","known":"2018-01-01""#
        try place.write(
            "q.ndjson",
            [
                ask + "}", ask + #","without":"origin"}"#, ask + #","set":["origin=unknown"]}"#,
                ask + #","model":"published-2021-09-09"}"#, ask + #","group":"nobody"}"#,
                ask + #","without":["shoeSize"]}"#, ask + #","set":"origin"}"#,
                ask + #","without":[1]}"#,
                #"{"subject":"subject:1","at":"2014-01-01","known":"2018-01-01"}"#,
            ]
        )
        let outcome = try place.run("score", "s", "--queries", "q.ndjson").expect(3)
        let answers = try outcome.lines.map { try JSONValue(parsing: $0) }
        try #require(answers.count == 9)
        let labels = answers[..<4].map { $0["score"]?["class"]?.string }
        #expect(labels == ["low", nil, nil, "high"])
        #expect(
            answers[4...].map { $0["error"]?["code"]?.string } == [
                "unknown-model", "unknown-attribute", "bad-input", "bad-input", "no-submission",
            ]
        )
    }
}
