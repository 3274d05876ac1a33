import Foundation
import Testing
import TransparencyLog

/// Trees, proofs, tiles and checkpoints, checked by Go's own implementation.
///
/// `Tools/outsiders/check_log.go` calls `golang.org/x/mod/sumdb`, which shares nothing with ours.
@Suite struct OutsiderTests {
    /// Every size up to 300 with every record and every older tree, and some larger ones.
    @Test func `Go verifies every proof, tile and checkpoint`() throws {
        var pyramid = Pyramid(size: 66_000)
        var statements = ""
        for size in 1...300 {
            statements += try tree(of: size, &pyramid)
            for index in 0..<size { statements += try record(index, in: size, &pyramid) }
            for old in 1...size { statements += try prefix(old, of: size, &pyramid) }
        }
        for size in [1_000, 4_096, 65_535, 65_536, 65_537, 66_000] {
            statements += try tree(of: size, &pyramid)
            for old in 1...50 {
                let place = old * 7_919 % size
                statements += try record(place, in: size, &pyramid)
                statements += try tree(of: place + 1, &pyramid)
                statements += try prefix(place + 1, of: size, &pyramid)
            }
        }
        let outcome = try check(statements + tiles(of: 66_000, &pyramid))
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("failures 0\n"))
        #expect(outcome.output.contains("records 45450 "))
    }

    @Test func `Go sees what is wrong`() throws {
        var pyramid = Pyramid(size: 300)
        let tree = try tree(of: 300, &pyramid)
        let good = try record(5, in: 300, &pyramid)
        let note = try Signers.checkpoint(size: 300)
        let other = Signers.log(Signers.log().verifier.name, 2)
        for bad in [
            good.replacing("record 5 ", with: "record 6 "),
            try prefix(7, of: 300, &pyramid).replacing("prefix 7", with: "prefix 6"),
            "note \(other.verifier) \(Data(note.encoded.utf8).base64EncodedString())\n",
        ] {
            let outcome = try check(tree + (try self.tree(of: 6, &pyramid)) + bad)
            #expect(outcome.exitCode == 1, "\(bad)")
        }
    }

    private func tree(of size: Int, _ pyramid: inout Pyramid) throws -> String {
        let note = Data(try checkpoint(of: size, &pyramid).encoded.utf8).base64EncodedString()
        return "tree \(size) \(try pyramid.root(ofTreeOf: UInt64(size)).base64)\n"
            + "note \(Signers.log().verifier) \(note)\n"
    }

    private func checkpoint(of size: Int, _ pyramid: inout Pyramid) throws -> SignedNote {
        let log = Signers.log()
        let root = try pyramid.root(ofTreeOf: UInt64(size))
        return try Checkpoint(origin: log.verifier.name, size: UInt64(size), root: root)
            .signed(by: log)
    }

    private func record(_ index: Int, in size: Int, _ pyramid: inout Pyramid) throws -> String {
        let proof = try InclusionProof(
            ofLeafAt: UInt64(index),
            inTreeOf: UInt64(size),
            from: &pyramid
        )
        let words = [Pyramid.leaf(index).base64] + proof.hashes.map(\.base64)
        return "record \(index) \(size) \(words.joined(separator: " "))\n"
    }

    private func prefix(_ old: Int, of size: Int, _ pyramid: inout Pyramid) throws -> String {
        let proof = try ConsistencyProof(from: UInt64(old), to: UInt64(size), from: &pyramid)
        let words = ["prefix \(old) \(size)"] + proof.hashes.map(\.base64)
        return words.joined(separator: " ") + "\n"
    }

    /// All tiles of a tree, and the leaves that they must lead to.
    private func tiles(of size: Int, _ pyramid: inout Pyramid) throws -> String {
        var text = try tree(of: size, &pyramid)
        for tile in Tile.all(ofTreeOf: UInt64(size)) {
            let bytes = Data(try tile.bytes(from: &pyramid)).base64EncodedString()
            text += "tile \(tile.level) \(tile.index) \(tile.width) \(bytes)\n"
        }
        for index in stride(from: 0, to: size, by: 997) {
            text += "read \(index) \(size) \(Pyramid.leaf(index).base64)\n"
        }
        return text
    }

    /// `Tools/verify_proof.py` was written from the specifications alone.
    @Test func `Python verifies proof files and policies, and sees what is wrong`() throws {
        var pyramid = Pyramid(size: 70)
        let witnesses = (1...3).map(Signers.witness)
        let definitions =
            "log \(Signers.log().verifier)\n"
            + witnesses.enumerated().map { "witness W\($0) \($1.verifier)\n" }.joined()
            + "group G 2 W0 W1 W2\nquorum G\n"
        for (index, cosigners) in [(0, [0, 1]), (69, [0, 1, 2]), (33, [2])] {
            var note = try checkpoint(of: 70, &pyramid)
            for cosigner in cosigners {
                note.add(try witnesses[cosigner].sign(note.text, at: 1_700_000_000))
            }
            let path = try InclusionProof(ofLeafAt: UInt64(index), inTreeOf: 70, from: &pyramid)
            let proof = LogProof(index: UInt64(index), hashes: path.hashes, checkpoint: note)
            let files = [
                "proof": proof.encoded, "policy": definitions,
                "record": String(decoding: Pyramid.record(index), as: UTF8.self),
            ]
            let arguments = ["proof", "--record", "record", "--policy", "policy"]
            let outcome = try verifyProof(arguments, files)
            #expect(outcome.exitCode == (cosigners.count >= 2 ? 0 : 1), "\(outcome.errors)")
            let policy = try TrustPolicy(parsing: Array(definitions.utf8))
            let ours = try? proof.verify(Pyramid.record(index), under: policy)
            #expect((ours != nil) == (outcome.exitCode == 0))
        }
    }

    private func verifyProof(
        _ arguments: [String],
        _ files: [String: String]
    ) throws -> (exitCode: Int32, output: String, errors: String) {
        try inFolder(files) { folder in
            let script = Self.tools.appending(path: "verify_proof.py").path
            return try run(
                Self.tools.appending(path: "python"),
                [script] + arguments,
                in: folder
            )
        }
    }

    private func check(
        _ statements: String
    ) throws -> (exitCode: Int32, output: String, errors: String) {
        try inFolder(["statements": statements]) { folder in
            try run(
                Self.tools.appending(path: "outsiders/check-log"),
                [folder.appending(path: "statements").path],
                in: folder
            )
        }
    }

    private static let tools = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Tools")

    /// Runs `body` in a folder with some files, which is removed afterwards.
    private func inFolder<R>(_ files: [String: String], _ body: (URL) throws -> R) throws -> R {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "outsider-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        return try body(folder)
    }

    private func run(
        _ executable: URL,
        _ arguments: [String],
        in folder: URL
    ) throws -> (exitCode: Int32, output: String, errors: String) {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        let failed = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (
            process.terminationStatus, String(decoding: said, as: UTF8.self),
            String(decoding: failed, as: UTF8.self)
        )
    }
}
