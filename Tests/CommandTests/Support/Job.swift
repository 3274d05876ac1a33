import Foundation
import Testing

/// A program that runs apart from the tests, with its answers kept in files.
///
/// Files, not pipes: a program that says much never waits for a reader.
final class Job {
    private let process = Process()
    private let folder: URL

    init(
        _ executable: URL,
        _ arguments: [String],
        in folder: URL,
        environment: [String: String]
    ) throws {
        self.folder = folder.appending(path: ".job-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: self.folder,
            withIntermediateDirectories: true
        )
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        // Nothing of the caller's settings but what every program needs.
        var variables = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
        variables.merge(environment) { _, own in own }
        process.environment = variables
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try Self.file(self.folder.appending(path: "output"))
        process.standardError = try Self.file(self.folder.appending(path: "errors"))
        try process.run()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        try? FileManager.default.removeItem(at: folder)
    }

    var isRunning: Bool { process.isRunning }

    /// Ends the program at once, as a power cut does.
    func killNow() {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Asks the program to stop, as Ctrl-C does.
    func interrupt() { kill(process.processIdentifier, SIGINT) }

    /// Waits for the end and reads what was said.
    func finish() throws -> Outcome {
        process.waitUntilExit()
        return Outcome(
            exitCode: process.terminationStatus,
            wasKilled: process.terminationReason == .uncaughtSignal,
            output: try read("output"),
            errors: try read("errors")
        )
    }

    private func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
    }

    private static func file(_ url: URL) throws -> FileHandle {
        try Data().write(to: url)
        return try FileHandle(forWritingTo: url)
    }
}
