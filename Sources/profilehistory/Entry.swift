internal import ArgumentParser
internal import Glibc
internal import ProfileHistoryStore
internal import ProfileModel

/// Where the program begins: parses, runs, and turns every failure into an exit code.
@main
enum Entry {
    static func main() {
        // A reader that goes away is an error of the write, not a signal.
        _ = signal(SIGPIPE, SIG_IGN)
        do {
            var command = try RootCommand.parseAsRoot()
            try command.run()
        } catch let code as ExitCode {
            exit(code.rawValue)
        } catch let error as StoreError {
            Failure.report(error)
        } catch {
            Failure.reportUsage(error)
        }
    }
}

/// The exit codes of the command.
enum Failure {
    /// A check failed: a mismatch, tampering.
    static let checkFailed = ExitCode(1)
    /// The command was called wrongly.
    static let badUsage = ExitCode(2)
    /// The input holds something that was refused.
    static let badInput = ExitCode(3)
    /// The store is damaged or can not be used.
    static let unavailable = ExitCode(4)
    /// A signal asked the command to stop, and what it had done is kept: what shells say of SIGINT.
    static let interrupted = ExitCode(130)

    /// The exit code of a failure.
    static func code(for error: StoreError) -> ExitCode {
        switch error.code {
        case .checkFailed: checkFailed
        case .keyFile, .unavailable: unavailable
        default: badInput
        }
    }

    /// Says what went wrong and ends the program.
    static func report(_ error: StoreError) -> Never {
        let style = Style.standardError
        // An argument in the wrong place may be a person's number, and errors end up in logs.
        let text = CPRRedaction.redactingCPRNumbers(in: error.description)
        StandardError.line("\(style.failure("error:")) \(text)")
        exit(code(for: error).rawValue)
    }

    /// Prints help where it was asked for, or says what is wrong with the call, and ends.
    static func reportUsage(_ error: any Error) -> Never {
        let code = RootCommand.exitCode(for: error)
        let message = RootCommand.fullMessage(for: error)
        if code == .success {
            StandardOutput.line(message)
            exit(0)
        }
        StandardError.line(CPRRedaction.redactingCPRNumbers(in: message))
        exit(badUsage.rawValue)
    }
}
