import EventModel
import Foundation
import JSON
import Testing

@testable import ProfileHistoryStore

/// A run that is broken off and gone on with gives what an uninterrupted one gives.
@Suite struct ReplayFileTests {
    let population: PopulationBench
    var bench: Bench { population.bench }

    init() throws {
        population = try PopulationBench(40, seed: 5)
        try bench.take((0..<40).map { Self.issued($0) })
    }

    private static func issued(_ number: Int) -> String {
        """
        {"type":"score-issued","id":"i-\(number)","source":"tool",\
        "subject":"\(Population.person(number))","at":"2018-02-01T10:00:00Z",\
        "model":"published-2021-09-15","class":"low","recipient":"jobcentre:0101"}
        """
    }

    static let requests: [ReplayRequest] = {
        var question = PopulationQuestion(at: "2017-09-18")
        question.against = PopulationQuestion.Against(at: "2017-09-17")
        return [
            ReplayRequest(.population(question), format: .csv),
            ReplayRequest(.population(question), format: .ndjson),
            ReplayRequest(.population(question), format: .json),
            ReplayRequest(.issued(listsAll: false), format: .json),
            ReplayRequest(.issued(listsAll: true), format: .csv),
        ]
    }()

    private var path: String { "\(bench.folder.path)/out" }

    private func bytes(_ path: String) -> [UInt8]? {
        FileManager.default.contents(atPath: path).map { [UInt8]($0) }
    }

    /// Runs, asking to stop after `chunks` chunks.
    private func run(
        _ request: ReplayRequest,
        to path: String,
        chunks: Int = .max,
        saveInterval: Duration = .seconds(3_600)
    ) throws -> ReplayResult {
        var pace = ReplayPace()
        pace.subjectsPerChunk = 3
        pace.saveInterval = saveInterval
        var done = 0
        return try bench.store.replay(
            request,
            to: .file(path),
            pace: pace,
            render: { summary in
                var writer = JSONWriter()
                switch summary {
                case .population(let summary): summary.write(to: &writer)
                case .issued(let summary): summary.write(to: &writer)
                }
                return writer.bytes
            },
            progress: { _ in
                done += 1
                return done < chunks
            }
        )
    }

    private func isFinished(_ result: ReplayResult) -> Bool {
        if case .finished = result { true } else { false }
    }

    @Test(arguments: requests.indices)
    func `stopped after any chunk, it ends as if it never was`(index: Int) throws {
        let request = Self.requests[index]
        #expect(isFinished(try run(request, to: path + "-whole")))
        let whole = try #require(bytes(path + "-whole"))
        #expect(!whole.isEmpty)
        for chunks in 1...13 {
            let result = try run(request, to: path, chunks: chunks)
            #expect(!isFinished(result))
            #expect(bytes(path) == nil)
            #expect(isFinished(try run(request, to: path)))
            #expect(bytes(path) == whole, "stopped after \(chunks) chunks")
            #expect(bytes(path + ".partial") == nil)
            #expect(bytes(path + ".state") == nil)
            try FileManager.default.removeItem(atPath: path)
        }
        // And stopped after every one.
        var runs = 0
        while !isFinished(try run(request, to: path, chunks: 1)) { runs += 1 }
        #expect(runs == 13)
        #expect(bytes(path) == whole)
    }

    @Test(arguments: requests.indices)
    func `what a kill leaves behind the saved state is written anew`(index: Int) throws {
        let request = Self.requests[index]
        _ = try run(request, to: path + "-whole")
        _ = try run(request, to: path, chunks: 4)
        // A kill after more was written than the state speaks of.
        let file = try #require(FileHandle(forWritingAtPath: path + ".partial"))
        try file.seekToEnd()
        try file.write(contentsOf: Data(repeating: 0x78, count: 10_000))
        try file.close()
        #expect(isFinished(try run(request, to: path)))
        #expect(bytes(path) == bytes(path + "-whole"))
    }

    @Test func `a run that is gone on with keeps its bound and its now`() throws {
        let request = Self.requests[0]
        _ = try run(request, to: path + "-whole")
        _ = try run(request, to: path, chunks: 5)
        try bench.clock.set("2023-01-01T12:00:00Z")
        try bench.take([
            Row.fact("late-1", "sex", #""f""#, of: Population.person(9_000)),
            Row.submission("late-3", #"{"q2":"gt6m"}"#, of: Population.person(39)),
        ])
        #expect(isFinished(try run(request, to: path)))
        #expect(bytes(path) == bytes(path + "-whole"))
        // A new run sees what came since.
        #expect(isFinished(try run(request, to: path)))
        #expect(bytes(path) != bytes(path + "-whole"))
    }

    @Test func `another question does not go on, and touches nothing`() throws {
        _ = try run(Self.requests[0], to: path, chunks: 5)
        let left = bytes(path + ".partial")
        var other = PopulationQuestion(at: "2017-09-18")
        other.against = PopulationQuestion.Against(at: "2017-09-16")
        for request in [
            ReplayRequest(.population(other), format: .csv), Self.requests[1], Self.requests[3],
            ReplayRequest(
                Self.requests[0].subject,
                format: .csv,
                through: Position(rawValue: 50)
            ),
        ] {
            expect(.badInput) { try run(request, to: path) }
        }
        #expect(bytes(path + ".partial") == left)
        // On other threads it is the same question.
        var same = Self.requests[0]
        same.jobs = 3
        #expect(isFinished(try run(same, to: path)))
    }

    @Test(arguments: [
        "", "{}", "no JSON", #"{"replayState":2}"#, #"{"replayState":1,"end":-1}"#,
    ])
    func `a state that no run left is refused`(text: String) throws {
        _ = try run(Self.requests[0], to: path, chunks: 5)
        try Data(text.utf8).write(to: URL(filePath: path + ".state"))
        expect(.badInput) { try run(Self.requests[0], to: path) }
    }

    @Test func `a state of another history is refused`() throws {
        _ = try run(Self.requests[0], to: path, chunks: 5)
        let state = try #require(bytes(path + ".state"))
        let text = String(decoding: state, as: UTF8.self)
        for (name, with) in [
            (#/"lastRecorded": \d+/#, #""lastRecorded": 1"#),
            (#/"store": "[0-9a-f]+"/#, #""store": "00""#),
            (#/published-2021-09-15 [0-9a-f]+/#, "published-2021-09-15 00"),
            (#/"release": "[^"]+"/#, #""release": "0.0.0""#),
        ] as [(Regex<Substring>, String)] {
            let changed = text.replacing(name, with: with)
            #expect(changed != text)
            try Data(changed.utf8).write(to: URL(filePath: path + ".state"))
            expect(.badInput) { try run(Self.requests[0], to: path) }
        }
        try Data(state).write(to: URL(filePath: path + ".state"))
        #expect(isFinished(try run(Self.requests[0], to: path)))
    }

    @Test func `a partial file that is shorter than its state is refused`() throws {
        _ = try run(Self.requests[0], to: path, chunks: 5)
        try Data("subject".utf8).write(to: URL(filePath: path + ".partial"))
        expect(.badInput) { try run(Self.requests[0], to: path) }
    }

    @Test func `a state without its partial file is of no use, and the run begins anew`() throws {
        _ = try run(Self.requests[0], to: path + "-whole")
        _ = try run(Self.requests[0], to: path, chunks: 5)
        try FileManager.default.removeItem(atPath: path + ".partial")
        #expect(isFinished(try run(Self.requests[0], to: path)))
        #expect(bytes(path) == bytes(path + "-whole"))
    }

    @Test func `a state is saved as often as it is due`() throws {
        _ = try run(Self.requests[0], to: path + "-whole")
        var seen: Set<Int> = []
        var pace = ReplayPace()
        pace.subjectsPerChunk = 3
        pace.saveInterval = .zero
        _ = try bench.store.replay(
            Self.requests[0],
            to: .file(path),
            pace: pace,
            render: { _ in [] },
            progress: { _ in
                if let state = bytes(path + ".state").flatMap({ ReplayState(parsing: $0) }) {
                    seen.insert(Int(state.nextSubject))
                }
                return true
            }
        )
        #expect(seen == Set(stride(from: 4, through: 40, by: 3)))
    }

    @Test func `a folder, or a file in a folder that is not there, is refused`() throws {
        expect(.badInput) { try run(Self.requests[0], to: bench.folder.path) }
        expect(.unavailable) { try run(Self.requests[0], to: path + "/none/out") }
    }

    @Test func `two runs do not write one file`() throws {
        let other = try ReplayFile(path)
        let error = expect(.badInput) { try run(Self.requests[0], to: path) }
        #expect(error?.message.contains("another replay is writing") == true)
        other.close()
        #expect(isFinished(try run(Self.requests[0], to: path)))
    }

    @Test func `a request that is refused leaves no file`() throws {
        var question = PopulationQuestion(at: "2017-09-18")
        question.model = "nobody's"
        expect(.unknownModel) { try run(ReplayRequest(.population(question)), to: path) }
        #expect(bytes(path + ".partial") == nil)
        #expect(bytes(path + ".state") == nil)
    }

    @Test func `a finished file is written over only when the new one is complete`() throws {
        try Data("old".utf8).write(to: URL(filePath: path))
        _ = try run(Self.requests[0], to: path, chunks: 5)
        #expect(bytes(path) == Array("old".utf8))
        #expect(isFinished(try run(Self.requests[0], to: path)))
        #expect(bytes(path) != Array("old".utf8))
    }
}
