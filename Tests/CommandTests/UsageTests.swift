import Testing

/// Calls that are wrong in themselves: exit code 2, nothing on standard output, no numbers echoed.
@Suite struct UsageTests {
    @Test(arguments: [
        ["frobnicate"], ["as-of"], ["as-of", "s"], ["as-of", "s", "subject:1"],
        ["as-of", "s", "--at", "2018-01-01"], ["as-of", "s", "subject:1", "--at"],
        ["as-of", "s", "cpr:\(Line.citizen)", "cpr:\(Line.other)", "--at", "2018-01-01"],
        ["as-of", "s", "subject:1", "--at", "2018-01-01", "--format", Line.citizen],
        ["as-of", "s", "subject:1", "--at", "2018-01-01", "--clock", "wall"],
        ["as-of", "s", "subject:1", "--at", "2018-01-01", "--cpr:\(Line.citizen)"],
        ["as-of", "s", "subject:1", "--queries", "q"],
        ["score", "s", "--queries", "q", "--at", "x"],
        ["score", "s", "subject:1"], ["import", "s"],
        ["import", "s", "f", "--batch", "0"], ["import", "s", "f", "--batch", "1000001"],
        ["diff", "s", "subject:1", "--from", "2018"],
        ["history", "s"], ["model"], ["model", "publish", "s"], ["model", "register", "s", "f"],
        ["model", "approve", "s", "m"], ["model", "activate", "s", "m", "--group", "dagpenge"],
        ["model", "retire", "s", "m", "--from", "2018-01-01"], ["demo"],
        ["demo", "d", "--language", "la"], ["init"],
    ])
    func `a wrong call says what is wrong and how to call`(arguments: [String]) throws {
        let place = try Workplace()
        let outcome = try place.run(arguments).expect(arguments == ["model"] ? 0 : 2)
        guard arguments != ["model"] else { return }
        #expect(outcome.output == "")
        #expect(outcome.errors.hasPrefix("Error: "))
        #expect(outcome.errors.contains("\nUsage: profilehistory "))
        #expect(!outcome.errors.contains(Line.citizen) && !outcome.errors.contains(Line.other))
    }

    @Test func `the version names LMDB's too`() throws {
        let outcome = try Workplace().run("--version").expectSuccess()
        #expect(
            outcome.output.wholeMatch(of: #/profilehistory \d+\.\d+\.\d+ \(.*\d+\.\d+.*\)\n/#)
                != nil
        )
    }

    @Test(arguments: [
        "", "init", "import", "as-of", "diff", "history", "model", "model register",
        "model approve", "model activate", "model retire", "model list", "model show", "score",
        "replay", "verify", "checkpoint", "prove", "verify-proof", "verify-bundle", "tiles",
        "erase", "blast-radius", "correction-effect", "deviations", "windows",
        "backup",
        "restore", "demo", "access",
        "views", "views list", "views rebuild",
    ])
    func `every subcommand has its help`(command: String) throws {
        let words = command.split(separator: " ").map(String.init)
        let outcome = try Workplace().run(words + ["--help"]).expectSuccess()
        let name = command.isEmpty ? "profilehistory" : command.replacing(" ", with: "-")
        try Snapshot.expect(outcome.output, is: "help-\(name).txt")
    }

    @Test func `without a subcommand the help is shown`() throws {
        let outcome = try Workplace().run().expectSuccess()
        try Snapshot.expect(outcome.output, is: "help-profilehistory.txt")
    }
}
