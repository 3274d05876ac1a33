import Foundation
import Testing

/// The rules of `Docs/STYLE.md` that a machine can hold.
@Suite struct StyleTests {
    @Test func `no source file is longer than 600 lines`() {
        // Tables of codes or numbers are exempt by name.
        let long = SourceTree.sources.filter { $0.lines.count > 600 && !$0.path.contains("Tables") }
        #expect(long.map(\.path) == [])
    }

    @Test func `no line of Swift is longer than 100 columns`() {
        var offences: [String] = []
        for file in SourceTree.swift where !file.path.contains("MustNotCompile") {
            for (index, line) in file.lines.enumerated() where line.count > 100 {
                // A text on a line of its own, or a row of a table, can not be broken.
                let text = line.drop { $0 == " " }
                if text.hasPrefix("\"") || text.hasPrefix("#\"") { continue }
                if file.path.contains("Tables") { continue }
                offences.append(place(file, index))
            }
        }
        #expect(offences == [])
    }

    @Test func `no function is longer than 70 lines`() {
        var offences: [String] = []
        for file in SourceTree.sources {
            for (start, end) in functions(in: file) where end - start > 70 {
                offences.append("\(file.path):\(start + 1): \(end - start) lines")
            }
        }
        #expect(offences == [])
    }

    @Test func `nothing that should not stand in sources stands there`() {
        let banned = ["try!", "fatalError(", "TODO", "FIXME", "NSLog(", "debugPrint("]
        #expect(places(SourceTree.sources) { line in banned.contains { line.contains($0) } } == [])
    }

    @Test func `unsafe constructs stand where the allow-list says`() {
        let marks = [
            "Unsafe", "OpaquePointer", "withUnsafe", "_overrideLifetime", "@unchecked Sendable",
        ]
        // LMDB/Internals: C calls and handles. Sealing, Bytes: copies between spans and the
        // libraries that take pointers. Files and streams: reads and writes of descriptors.
        // The API's description: a copy out of the bytes that C put into the binary. Digest: the
        // cryptography takes pointers, and bodies are not copied for it.
        let allowed = [
            "Sources/LMDB/", "Sources/JSON/Internals/", "Sources/EventModel/Bytes/",
            "Sources/RegisterImport/Lines/Internals/",
            "Sources/EventLog/Internals/SystemRandom.swift",
            "Sources/TransparencyLog/Internals/",
            "Sources/EventLog/Sealing/", "Sources/EventLog/LMDBEventStore/Record.swift",
            "Sources/EventLog/LMDBEventStore/AppendBatch+Commit.swift",
            "Sources/ProfileHistoryStore/Import/FeedFile.swift",
            "Sources/ProfileHistoryStore/Backup/RecordFile.swift",
            "Sources/ProfileHistoryStore/Files/DurableFile.swift",
            "Sources/profilehistory/Terminal/Streams.swift",
            "Sources/ProfileHistoryServer/Description/APIDescription.swift",
            "Sources/ProfileHistoryServer/Observation/JSONLogHandler.swift",
            "Sources/ProfileHistoryServer/HTTP/ByteBuffer+Digest.swift",
        ]
        let offences = places(
            SourceTree.sources.filter { file in !allowed.contains { file.path.hasPrefix($0) } }
        ) { line in
            !line.trimmingCharacters(in: .whitespaces).hasPrefix("//")
                && marks.contains { line.contains($0) }
        }
        #expect(offences == [])
    }

    @Test func `an unchecked Sendable says why`() {
        for file in SourceTree.sources {
            for index in file.lines.indices
            where file.lines[index].contains("@unchecked Sendable") {
                let before = file.lines[max(0, index - 4)...index].joined(separator: " ")
                #expect(before.contains("because"), "\(place(file, index))")
            }
        }
    }

    private func places(
        _ files: [SourceTree.File],
        where isOffence: (String) -> Bool
    ) -> [String] {
        files.flatMap { file in
            file.lines.indices.filter { isOffence(file.lines[$0]) }.map { place(file, $0) }
        }
    }

    /// First and last line of every function: from `func` or `init` to the brace at its indent.
    private func functions(in file: SourceTree.File) -> [(Int, Int)] {
        var found: [(Int, Int)] = []
        for (start, line) in file.lines.enumerated() {
            let text = line.drop { $0 == " " }
            let starts =
                text.contains("func ") || text.contains(" init(") || text.hasPrefix("init(")
            guard starts, !text.hasPrefix("//") else { continue }
            let close = String(repeating: " ", count: line.count - text.count) + "}"
            guard let end = file.lines[start...].firstIndex(of: close) else { continue }
            let next = file.lines[(start + 1)..<end].first { $0.contains("func ") }
            if next == nil { found.append((start, end)) }
        }
        return found
    }
}
