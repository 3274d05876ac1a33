import Foundation
import HTTPTypes
import JSON
import Testing

@testable import ProfileHistoryServer

/// The OpenAPI document, held to the operations that the router is built from.
@Suite struct OpenAPITests {
    let document: OpenAPIDocument

    init() throws {
        document = try OpenAPIDocument(parsing: APIDescription.document)
    }

    @Test func `what is served is the file, byte for byte`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/ProfileHistoryServer/Description/openapi.json")
        #expect(try Data(contentsOf: file) == Data(APIDescription.document))
        #expect(document.root["openapi"]?.string == "3.1.1")
    }

    @Test func `the document has the operations of the router and no others`() async throws {
        let world = try await ServerWorld()
        let routed = Operations.all(world.backend).map {
            "\($0.id) \($0.method.rawValue) \($0.path)"
        }
        let described = document.entries.map { "\($0.id) \($0.method.uppercased()) \($0.path)" }
        #expect(Set(routed).count == routed.count)
        #expect(described.sorted() == routed.sorted())
    }

    @Test func `every operation has its parameters, bodies and answers`() async throws {
        let world = try await ServerWorld()
        for operation in Operations.all(world.backend) {
            let found = document.entries.first { $0.id == operation.id }
            let entry = try #require(found, "\(operation.id)")
            let id = Comment(rawValue: operation.id)
            let query = document.parameters(entry.operation, in: "query")
            #expect(query.sorted() == operation.query.sorted(), id)
            let path = operation.path.split(separator: "/").filter { $0.hasPrefix("{") }
                .map { String($0.dropFirst().dropLast()) }
            #expect(document.parameters(entry.operation, in: "path") == path, id)
            let headers = document.parameters(entry.operation, in: "header")
            #expect(headers.contains("Idempotency-Key") == operation.writes, id)
            #expect(headers.contains("If-None-Match") == (operation.method == .get), id)
            let bodies = document.mediaTypes(entry.operation["requestBody"])
            #expect(bodies == Self.mediaTypes(operation.body), id)
            for status in ["200", "201"] {
                guard let answer = entry.operation["responses"]?[status] else { continue }
                let types = operation.answers.map { Self.plain($0.rawValue) }
                #expect(document.mediaTypes(answer) == types, id)
            }
        }
    }

    @Test func `every operation says who may, and every answer that its checks give`() async throws
    {
        let world = try await ServerWorld()
        for operation in Operations.all(world.backend) {
            let found = document.entries.first { $0.id == operation.id }
            let entry = try #require(found, "\(operation.id)")
            let id = Comment(rawValue: operation.id)
            var statuses: Set = ["400", "405", "406", "414", "429", "500", "501", "503"]
            switch operation.access {
            case .open: #expect(entry.operation["security"]?.array?.isEmpty == true, id)
            case .roles(let roles, let scope):
                let names = roles.map(\.rawValue).joined(separator: ", ")
                let words = "Roles: \(names). Scope: `\(scope.rawValue)`."
                #expect(entry.operation["description"]?.string?.hasSuffix(words) == true, id)
                let headers = document.parameters(entry.operation, in: "header")
                #expect(headers.contains("Purpose") && headers.contains("Case-Number"), id)
                statuses.formUnion(["401", "403"])
            }
            if operation.path.contains("{") { statuses.insert("404") }
            if operation.body != .none { statuses.formUnion(["408", "413", "415"]) }
            if operation.method == .get { statuses.insert("304") }
            if operation.writes { statuses.formUnion(["409", "422"]) }
            if case .person = operation.matter { statuses.insert("410") }
            let missing = statuses.subtracting(document.names(entry.operation["responses"]))
            #expect(missing.isEmpty, id)
        }
    }

    @Test func `every kind of problem stands under its status, with its media type`() {
        let responses = document.members(document.root["components"]?["responses"]).map(\.1)
        for type in ProblemType.allCases {
            let matching = responses.filter { response in
                let schema = response["content"]?["application/problem+json"]?["schema"]
                let properties = schema?["allOf"]?.array?.last?["properties"]
                return properties?["status"]?["const"]?.int64 == Int64(type.status.code)
                    && properties?["type"]?["enum"]?.array?.contains {
                        $0.string == type.reference
                    } == true
            }
            #expect(matching.count == 1, "\(type)")
        }
        let names = document.root["components"]?["schemas"]?["ProblemName"]?["enum"]?.array
        #expect(
            names?.compactMap(\.string).sorted() == ProblemType.allCases.map(\.rawValue).sorted()
        )
    }

    @Test func `every reference leads somewhere, and every component is referred to`() {
        let references = Set(document.references)
        for reference in references { #expect(document.target(reference) != nil, "\(reference)") }
        for (kind, components) in document.members(document.root["components"]) {
            // Schemes are named by `security`; lines of the feed are no JSON value.
            if kind == "securitySchemes" { continue }
            for name in document.names(components) where name != "CloudEvent" {
                #expect(references.contains("#/components/\(kind)/\(name)"))
            }
        }
    }

    @Test func `every object that is written here is described to its last member`() {
        for (name, schema) in document.members(document.root["components"]?["schemas"])
        where schema["properties"] != nil && name != "Comparison" {
            #expect(schema["additionalProperties"] != nil, "\(name)")
        }
    }

    private static func plain(_ type: String) -> String {
        String(type.prefix { $0 != ";" })
    }

    private static func mediaTypes(_ body: ProfileHistoryServer.Operation.Body) -> [String] {
        switch body {
        case .none: []
        case .json: ["application/json"]
        case .lines: ["application/json", "application/x-ndjson"]
        case .text: ["text/plain"]
        }
    }
}
