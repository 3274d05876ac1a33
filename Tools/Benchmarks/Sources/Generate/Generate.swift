internal import Glibc

/// Makes a population that is declared synthetic, the same bytes for the same options.
///
///     generate PATH --subjects N [--seed 1] [--mean 50] [--csv] [--issued]
///
/// writes `PATH.ndjson` (the canonical feed), `PATH.tsv` (rows that peers load), with `--csv` also
/// `PATH.csv` (the facts as long CSV), and prints the count of events and facts as JSON. Persons
/// have numbers whose day is raised by 60, which nobody can have. Lengths are lognormal, at least
/// five facts; one fact in 25 is corrected later; 60 % of the persons sent a form; with `--issued`
/// each form has a score that was shown for it.
@main
enum Generate {
    static func main() {
        var arguments = Array(CommandLine.arguments.dropFirst())
        func option(_ name: String) -> Int? {
            guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count,
                let value = Int(arguments[index + 1])
            else { return nil }
            arguments.removeSubrange(index...index + 1)
            return value
        }
        func flag(_ name: String) -> Bool {
            guard let index = arguments.firstIndex(of: name) else { return false }
            arguments.remove(at: index)
            return true
        }
        let subjects = option("--subjects") ?? 10_000
        let history = PersonHistory(
            seed: UInt64(option("--seed") ?? 1),
            meanFacts: Double(option("--mean") ?? 50),
            withIssuedScores: flag("--issued"),
            codes: Codes()
        )
        let withCSV = flag("--csv")
        guard arguments.count == 1, subjects > 0, history.meanFacts > 6 else {
            stop("usage: generate PATH --subjects N [--seed 1] [--mean 50] [--csv] [--issued]")
        }
        let arrival = Arrival(persons: subjects, history: history, progress: say)
        write(arrival, to: arguments[0], history, subjects, withCSV)
    }

    private static func write(
        _ arrival: Arrival,
        to path: String,
        _ history: PersonHistory,
        _ subjects: Int,
        _ withCSV: Bool
    ) {
        let persons = (0..<subjects).map { index in
            var random = SplitMix64(
                seed: history.seed &+ UInt64(index) &* 0xA076_1D64_78BD_642F
            )
            return Person(index: index, isMale: random.happens(perMille: 500))
        }
        var formats = Formats(
            path: path,
            persons: persons,
            codes: history.codes,
            withCSV: withCSV
        )
        var facts = 0
        for (index, statement) in arrival.statements.enumerated() {
            formats.write(statement)
            if statement.kind <= 11 { facts += 1 }
            if index % 5_000_000 == 4_999_999 { say("\(index + 1) events written") }
        }
        formats.finish()
        print(
            "{\"subjects\":\(subjects),\"events\":\(arrival.statements.count),\"facts\":\(facts),"
                + "\"seed\":\(history.seed)}"
        )
    }
}

/// Says a step on standard error.
func say(_ text: String) {
    let line = Array("generate: \(text)\n".utf8)
    _ = write(STDERR_FILENO, line, line.count)
}

/// Ends the program with a reason.
func stop(_ reason: String) -> Never {
    say(reason)
    exit(2)
}
