import JSON
import Testing

/// How a program ended, and what it said.
struct Outcome {
    let exitCode: Int32
    let wasKilled: Bool
    let output: String
    let errors: String

    /// What it said on both streams.
    var everything: String { output + errors }

    /// The output as lines, without the last line's end.
    var lines: [String] {
        var lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    /// The output as one JSON value.
    func json() throws -> JSONValue { try JSONValue(parsing: output) }

    /// Expects exit code 0 and silence on standard error.
    @discardableResult
    func expectSuccess(_ location: SourceLocation = #_sourceLocation) -> Outcome {
        expect(0, errors: "", location)
    }

    /// Expects an exit code and, where it is given, exactly these words on standard error.
    @discardableResult
    func expect(
        _ code: Int32,
        errors expected: String? = nil,
        _ location: SourceLocation = #_sourceLocation
    ) -> Outcome {
        #expect(exitCode == code, "\(everything.prefix(2_000))", sourceLocation: location)
        #expect(!wasKilled, "a signal ended the program", sourceLocation: location)
        if let expected { #expect(errors == expected, sourceLocation: location) }
        return self
    }

    /// Expects one line of error and nothing on standard output.
    func expectFailure(
        _ code: Int32,
        _ message: String,
        _ location: SourceLocation = #_sourceLocation
    ) {
        expect(code, errors: "error: \(message)\n", location)
        #expect(output == "", sourceLocation: location)
    }
}
