import Foundation
import Testing

/// The compiler holds the rules of transactions: each file in `MustNotCompile` breaks one.
///
/// The first line of a file is `// expect: ` and a part of the error, or `// compiles` for the one
/// that breaks none, without which the others' failures would prove nothing.
@Suite struct MustNotCompileTests {
    private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    private static let folder = tests.appendingPathComponent("MustNotCompile")

    static let files: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".swift") }.sorted()

    @Test func `there are files, and one of them compiles`() {
        #expect(Self.files.count > 10)
        #expect(Self.files.contains("Control.swift"))
    }

    @Test(arguments: files)
    func `a file that breaks a rule is refused, with the error that the rule has`(
        file: String
    ) throws {
        let url = Self.folder.appendingPathComponent(file)
        let source = try String(contentsOf: url, encoding: .utf8)
        let firstLine = source.prefix { $0 != "\n" }
        let outcome = try Self.compile(url)
        if firstLine == "// compiles" {
            #expect(outcome.status == 0, "\(outcome.output)")
        } else {
            let expected = try #require(firstLine.wholeMatch(of: /\/\/ expect: (.+)/)).1
            #expect(outcome.status != 0, "\(file) compiles")
            let errors = outcome.output.split(separator: "\n").filter { $0.contains("error: ") }
            #expect(errors.contains { $0.contains(expected) }, "\(outcome.output)")
        }
    }

    /// Compiles a file against the module of this very build.
    ///
    /// To SIL, because type checking alone accepts every breach of a lifetime.
    private static func compile(_ file: URL) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "swiftc", "-emit-sil", "-o", "/dev/null", "-swift-version", "6",
            "-I", try modules().path, "-I", headers.path, file.path,
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    /// The module map of LMDB's C headers, which the module refers to.
    private static let headers = tests.deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources/CLMDB")

    /// The folder of the modules built together with this test, wherever the build folder is.
    private static func modules() throws -> URL {
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        for _ in 0..<6 {
            folder.deleteLastPathComponent()
            for candidate in [folder.appendingPathComponent("Modules"), folder] {
                let module = candidate.appendingPathComponent("LMDB.swiftmodule").path
                if FileManager.default.fileExists(atPath: module) { return candidate }
            }
        }
        throw CocoaError(
            .fileNoSuchFile,
            userInfo: [NSFilePathErrorKey: CommandLine.arguments[0]]
        )
    }
}
