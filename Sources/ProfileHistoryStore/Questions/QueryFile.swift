internal import Dispatch
internal import EventModel
internal import JSON
internal import RegisterImport
internal import Synchronization

/// A file of questions, one a line, answered one a line in the same order.
///
/// Questions are answered on all cores, a block at a time, so that memory stays flat. A question
/// that does not hold is answered by `{"error":..}` on its line.
public struct QueryFile: Sendable {
    /// What a question is answered with.
    public enum Kind: Sendable {
        /// The person's profile.
        case profile
        /// The person's score.
        case score
    }

    /// How many questions there were, and how many of them did not hold.
    public struct Summary: Hashable, Sendable {
        /// Questions answered, those that did not hold included.
        public var questions = 0
        /// Questions that did not hold.
        public var errors = 0
        /// Whether a question was not answered because the store is damaged or can not be used.
        public var isStoreDamaged = false
    }

    /// The answers to some consecutive questions.
    private struct Part: Sendable {
        var bytes: [UInt8] = []
        var errors = 0
        var isStoreDamaged = false
    }

    private let store: HistoryStore
    private let kind: Kind
    private static let linesPerBlock = 2_048
    private static let linesPerTask = 128

    /// Prepares to answer questions from a store.
    public init(_ store: HistoryStore, kind: Kind) {
        self.store = store
        self.kind = kind
    }

    /// Answers a file's questions, handing the answers' bytes to `write` in order.
    ///
    /// `progress` is told how many bytes of how many are answered. Throws when the file can not be
    /// read.
    public func answer(
        _ path: String,
        progress: (Int, Int, Int) -> Void = { _, _, _ in },
        write: ([UInt8]) -> Void
    ) throws(StoreError) -> Summary {
        let file = try FeedFile(path: path)
        defer { file.close() }
        var splitter = NDJSONLineSplitter()
        var summary = Summary()
        var block: [Result<[UInt8], LineError>] = []
        var offset = 0
        func flush() {
            summary.questions += block.count
            for part in answers(to: block) {
                write(part.bytes)
                summary.errors += part.errors
                summary.isStoreDamaged = summary.isStoreDamaged || part.isStoreDamaged
            }
            block.removeAll(keepingCapacity: true)
            progress(offset, file.byteCount, summary.questions)
        }
        func take(_ line: borrowing RawLine) {
            do throws(LineError) {
                block.append(.success(try Self.copy(line)))
            } catch {
                block.append(.failure(error))
            }
            if block.count >= Self.linesPerBlock { flush() }
        }
        while true {
            let chunk = try file.chunk(at: offset)
            if chunk.isEmpty { break }
            offset += chunk.count
            splitter.append(chunk.span) { take($0) }
        }
        splitter.finish { take($0) }
        flush()
        return summary
    }

    private static func copy(_ line: borrowing RawLine) throws(LineError) -> [UInt8] {
        let bytes = try line.bytes()
        return [UInt8](copying: unsafe bytes.bytes)
    }

    private func answers(
        to lines: [Result<[UInt8], LineError>]
    ) -> [Part] {
        let tasks = (lines.count + Self.linesPerTask - 1) / Self.linesPerTask
        let parts = Mutex([Part](repeating: Part(), count: tasks))
        DispatchQueue.concurrentPerform(iterations: tasks) { task in
            let first = task * Self.linesPerTask
            let part = part(lines[first..<min(lines.count, first + Self.linesPerTask)])
            parts.withLock { $0[task] = part }
        }
        return parts.withLock { $0 }
    }

    private func part(
        _ lines: ArraySlice<Result<[UInt8], LineError>>
    ) -> Part {
        var writer = JSONWriter()
        var part = Part()
        for line in lines {
            do throws(StoreError) {
                try answer(line, to: &writer)
            } catch {
                part.errors += 1
                part.isStoreDamaged =
                    part.isStoreDamaged || error.code == .unavailable || error.code == .keyFile
                writer.error(error)
            }
            writer.newline()
        }
        part.bytes = writer.bytes
        return part
    }

    private func answer(
        _ line: Result<[UInt8], LineError>,
        to writer: inout JSONWriter
    ) throws(StoreError) {
        let bytes: [UInt8]
        switch line {
        case .success(let line): bytes = line
        case .failure(let error):
            throw StoreError(.badInput, error.message, field: error.field)
        }
        let question = try QueryLine(parsing: bytes.span, now: store.now())
        let subject = try store.subject(question.subject)
        switch kind {
        case .profile:
            let answer = try store.profile(
                of: subject,
                asOf: question.asOf,
                roles: question.roles
            )
            answer.write(to: &writer)
        case .score:
            let answer = try store.score(
                of: subject,
                asOf: question.asOf,
                options: question.scoring,
                roles: question.roles
            )
            answer.write(to: &writer)
        }
    }
}

extension JSONWriter {
    /// Writes what is wrong with a question in place of its answer.
    mutating func error(_ error: StoreError) {
        beginObject()
        key("error")
        beginObject()
        member("code", error.code.rawValue)
        member("field", error.field)
        member("message", error.message)
        endObject()
        endObject()
    }
}
