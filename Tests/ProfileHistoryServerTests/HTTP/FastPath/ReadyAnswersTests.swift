import AccessLog
import EventLog
import EventModel
import HTTPTypes
import Hummingbird
import JSON
import NIOCore
import NIOPosix
import ProfileHistoryStore
import Projections
import Testing

@testable import ProfileHistoryServer

/// Which requests are answered from memory, and that each of those is on record.
@Suite struct ReadyAnswersTests {
    private let world: ServerWorld
    private let clock = TestClock()
    private let issuer = TokenIssuer()
    private let admission: Admission
    private let endpoint: Endpoint
    private let ready: ReadyAnswers
    private let loop = MultiThreadedEventLoopGroup.singleton.any()

    init() async throws {
        let clock = clock
        world = try await ServerWorld(clock: RecordingClock { clock.now })
        let backend = world.backend
        let keySet = try await issuer.keySet()
        let admission = Admission.trial(keySet, backend, perSecond: 5)
        let endpoints = Operations.all(backend).map { Endpoint.trial($0, backend, admission) }
        self.admission = admission
        endpoint = try #require(endpoints.first { $0.operation.id == "readProfile" })
        ready = ReadyAnswers(endpoints, metrics: backend.metrics, logger: backend.logger)
        try await store(Self.fact("municipality", #""0751""#))
        try await store(
            #"{"type":"submission","id":"form","source":"s","subject":"cpr:0108629996","#
                + #""form":"2017","targetGroup":"dagpenge","at":"2016-01-01T00:00:00Z","#
                + #""answers":{"q2":"6m"}}"#
        )
    }

    private static func fact(_ attribute: String, _ value: String) -> String {
        #"{"type":"fact","id":"\#(attribute)","source":"s","subject":"cpr:0108629996","#
            + #""attribute":"\#(attribute)","value":\#(value),"effective":"2014-01-01","#
            + #""registered":"2020-01-01T00:00:00Z"}"#
    }

    private func store(_ line: String) async throws {
        let outcomes = try await world.backend.store.append(lines: [Array(line.utf8)])
        #expect(outcomes.count == 1)
    }

    /// A token that was verified before.
    private func token(
        _ role: String = "caseworker",
        municipality: String = "0751",
        scope: String = "profile.read"
    ) async throws -> String {
        let claims = TokenIssuer.claims([
            "roles": #"["\#(role)"]"#, "municipality": #""\#(municipality)""#,
            "scope": #""\#(scope)""#, "exp": "\(TokenIssuer.now + 100_000)",
        ])
        let token = try issuer.token(claims: claims)
        _ = try await admission.verifier.caller(token)
        return token
    }

    /// A request with some header fields changed, or taken out.
    private func request(
        _ token: String,
        _ path: String = "/v1/subjects/1/profile",
        _ changes: [String: String?] = [:]
    ) throws -> HTTPRequest {
        let texts: [String: String?] = [
            "Authorization": "Bearer \(token)", "Purpose": "talk", "Case-Number": "c-1",
        ]
        var fields = HTTPFields()
        for (name, text) in texts.merging(changes, uniquingKeysWith: { $1 }) {
            fields[try #require(HTTPField.Name(name))] = text
        }
        return HTTPRequest(
            method: .get,
            scheme: "http",
            authority: "h",
            path: path,
            headerFields: fields
        )
    }

    /// The answer from memory; `nil` where it is left to the framework.
    private func told(_ request: HTTPRequest) async -> ReadyResponse? {
        await withCheckedContinuation { continuation in
            let isTold = ready.answer(request, on: loop) { continuation.resume(returning: $0) }
            if !isTold { continuation.resume(returning: nil) }
        }
    }

    /// Works the answer out and keeps it, as the framework's way does.
    private func tell(as role: Role = .caseworker) throws {
        let call = try Call.trial(["subject": "1"], role: role, municipality: "0751")
        let backend = world.backend
        _ = try backend.current(backend.visit(call), call)
    }

    private func recorded() throws -> [AccessEntry] {
        try world.backend.accessLog.page(AccessQuery()).entries.map(\.entry)
    }

    @Test func `what was told is told again, and is on record`() async throws {
        let token = try await token()
        #expect(await told(try request(token)) == nil)
        try tell()
        let answer = try #require(await told(try request(token)))
        let body = try #require(answer.body)
        #expect(answer.head.status == .ok)
        #expect(answer.head.headerFields[.date] == "Tue, 14 Nov 2023 22:13:20 GMT")
        #expect(answer.head.headerFields[.contentLength] == "\(body.readableBytes)")
        let entries = try recorded()
        #expect(entries.count == 1)
        let entry = try #require(entries.first)
        #expect(entry.operation == "readProfile" && entry.outcome == AccessEntry.answered)
        #expect(entry.subjects == [SubjectID(rawValue: 1)] && entry.purpose == "talk")
        #expect(entry.caseNumber == "c-1" && entry.resultDigest == body.digest.byteArray)
        #expect(admission.concurrent.count == 0)
    }

    @Test func `it is the answer of the framework's way`() async throws {
        let token = try await token()
        try tell()
        let again = try #require(await told(try request(token)))
        let sent = SentRequest(try request(token), query: nil, parameters: ["subject": "1"])
        let caller = try await admission.caller(of: sent.fields)
        let call = try endpoint.call(
            sent,
            by: caller,
            as: .caseworker,
            ReadNote(),
            StatedReason(sent.fields)
        )
        let reply = try await endpoint.operation.run(call)
        let response = endpoint.response(to: sent, with: reply)
        var head = again.head
        head.headerFields[.date] = nil
        #expect(head == response.head)
        // Worked out anew.
        let profile = try world.backend.store.profile(
            of: SubjectID(rawValue: 1),
            asOf: AsOf(now: clock.now),
            roles: Role.caseworker.storeRoles
        )
        var writer = JSONWriter()
        profile.write(to: &writer)
        #expect(again.body.map { String(buffer: $0) } == writer.text)
    }

    @Test func `what is stored meanwhile is not passed over`() async throws {
        let token = try await token()
        try tell()
        #expect(await told(try request(token)) != nil)
        try await store(Self.fact("citizenship", #""SE""#))
        #expect(await told(try request(token)) == nil)
        try tell()
        #expect(await told(try request(token)) != nil)
        // Tomorrow an age may be another.
        clock.move(by: 86_400)
        #expect(await told(try request(token)) == nil)
    }

    @Test func `who must be refused is left to who refuses, and nothing is put on record`()
        async throws
    {
        try tell()
        try tell(as: .system)
        let good = try await token()
        let others = [
            try await token(municipality: "0101"), try await token(scope: "score.read"),
            try await token("dpo"), try await token("citizen"), try await token("admin"),
            try issuer.token(), "", "x",
        ]
        for other in others { #expect(await told(try request(other)) == nil) }
        let path = "/v1/subjects/1/profile"
        let changes: [[String: String?]] = [
            ["Purpose": nil], ["Case-Number": nil], ["Purpose": "0108629996"],
            ["Accept": "text/html"], ["Connection": "close"], ["Authorization": "Basic x"],
        ]
        for change in changes { #expect(await told(try request(good, path, change)) == nil) }
        for other in ["?at=2017-09-18", "?known=2017", "?", "/", "/changes"] {
            #expect(await told(try request(good, path + other)) == nil)
        }
        #expect(try recorded().isEmpty && admission.concurrent.count == 0)
        #expect(await told(try request(good, path, ["Connection": "Keep-Alive"])) != nil)
    }

    @Test func `a form that was withdrawn ends it`() async throws {
        let token = try await token()
        try tell()
        #expect(await told(try request(token)) != nil)
        try await store(
            #"{"type":"annul","id":"a","of":"form","source":"s","#
                + #""registered":"2020-01-02T00:00:00Z"}"#
        )
        try tell()
        #expect(await told(try request(token)) == nil)
    }

    @Test func `who has it already is not sent it again`() async throws {
        let token = try await token()
        try tell()
        let first = try #require(await told(try request(token)))
        let tag = try #require(first.head.headerFields[.eTag])
        let path = "/v1/subjects/1/profile"
        let second = try #require(await told(try request(token, path, ["If-None-Match": tag])))
        #expect(second.head.status == .notModified && second.body == nil)
        #expect(try recorded().count == 2)
    }

    @Test func `limits are kept to`() async throws {
        let token = try await token()
        try tell()
        for _ in 0..<10 { #expect(await told(try request(token)) != nil) }
        // The eleventh in two seconds' worth of five.
        #expect(await told(try request(token)) == nil)
        clock.move(by: 1)
        #expect(admission.concurrent.enter() && admission.concurrent.enter())
        #expect(await told(try request(token)) == nil)
        admission.concurrent.leave()
        #expect(await told(try request(token)) != nil)
    }
}
