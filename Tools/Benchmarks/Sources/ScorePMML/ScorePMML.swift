internal import Glibc
internal import PMML

/// Scores the rows of a file with a PMML document, as often as it is told to.
///
///     score-pmml batch|probabilities|results MODEL.pmml ROWS.csv ANSWER.csv
///
/// Everything is read before the clock starts. Then each line of standard input is a command:
/// `go ROWS PASSES` scores the first rows so many times over and prints the seconds and the
/// processor's seconds as one line of JSON, `write` writes the probabilities of every row.
@main
enum ScorePMML {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count == 5, let way = Scorer.Way(rawValue: arguments[1]) else {
            stop("name batch, probabilities or results, the model, the rows and the answer")
        }
        do {
            let document = try PMMLDocument(parsing: File.read(arguments[2]))
            let rows = RowFile(File.read(arguments[3]), fields: document.activeFields).rows
            var scorer = Scorer(document, rows, way)
            obey(&scorer, answer: arguments[4])
        } catch {
            stop("\(error)")
        }
    }

    private static func obey(_ scorer: inout Scorer, answer: String) {
        say("{\"rows\":\(scorer.rows.count)}")
        while let line = readLine() {
            let words = line.split(separator: " ")
            switch (words.first, words.dropFirst().compactMap { Int($0) }) {
            case ("go", let numbers) where numbers.count == 2:
                say(scorer.go(rows: min(numbers[0], scorer.rows.count), passes: numbers[1]))
            case ("write", _):
                File.write(scorer.answer(), to: answer)
                say("{}")
            default: stop("not a command: \(line)")
            }
        }
    }

    private static func say(_ line: String) {
        print(line)
        fflush(nil)
    }

    /// Ends the program with a reason.
    static func stop(_ reason: String) -> Never {
        let line = Array("error: \(reason)\n".utf8)
        _ = write(STDERR_FILENO, line, line.count)
        exit(2)
    }
}
