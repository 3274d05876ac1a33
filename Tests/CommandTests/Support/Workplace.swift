import Foundation
import Testing

/// A folder of a test's own in which the built command is run, removed with everything in it.
final class Workplace: Sendable {
    let folder: URL

    /// The command as it was built beside the tests.
    static let executable = (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0]))
        .resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "profilehistory")

    /// The project's `Tools`, with the programs that check what the command wrote.
    static let tools = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Tools")

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "command-tests-\(UUID().uuidString)").resolvingSymlinksInPath()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// Runs the command to its end.
    func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
        try run(arguments, environment: environment)
    }

    /// Runs the command to its end.
    func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
        let job = try Job(Self.executable, arguments, in: folder, environment: environment)
        return try job.finish()
    }

    /// Starts the command and leaves it running.
    func start(_ arguments: String...) throws -> Job { try start(arguments) }

    /// Starts the command and leaves it running.
    func start(_ arguments: [String]) throws -> Job {
        try Job(Self.executable, arguments, in: folder, environment: [:])
    }

    /// Runs a script of the shell in which `$PH` is the command.
    func shell(_ script: String) throws -> Outcome {
        let job = try Job(
            URL(filePath: "/bin/sh"),
            ["-c", script],
            in: folder,
            environment: ["PH": Self.executable.path]
        )
        return try job.finish()
    }

    /// Where a file of this folder stands.
    func path(_ name: String) -> String { folder.appending(path: name).path }

    /// Writes a file of lines.
    @discardableResult
    func write(_ name: String, _ lines: [String]) throws -> String {
        try write(name, Data(lines.map { "\($0)\n" }.joined().utf8))
    }

    /// Writes a file of bytes.
    @discardableResult
    func write(_ name: String, _ bytes: Data) throws -> String {
        try bytes.write(to: folder.appending(path: name))
        return name
    }

    /// The text of a file.
    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
    }

    /// Whether a file or folder is there.
    func holds(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    /// The permissions of a file.
    func permissions(_ name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
        return try #require(attributes[.posixPermissions] as? Int)
    }
}

extension Workplace {
    /// A folder with a store named `s` in it.
    static func withStore() throws -> Workplace {
        let place = try Workplace()
        try place.run("init", "s").expectSuccess()
        return place
    }

    /// A folder with a store named `s` that holds some lines.
    static func withStore(holding lines: [String]) throws -> Workplace {
        let place = try withStore()
        try place.importLines(lines)
        return place
    }

    /// Imports lines into the store `s`, all of which must be stored.
    func importLines(_ lines: [String], _ name: String = "feed.ndjson") throws {
        try write(name, lines)
        try run("import", "s", name).expectSuccess()
    }
}
