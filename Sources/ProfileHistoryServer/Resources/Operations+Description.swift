internal import AuditReports
internal import HTTPTypes
internal import JSON

extension Operations {
    /// What describes the service: its OpenAPI document and its problems.
    static func description(_ backend: Backend) -> [Operation] {
        [
            Operation("readDescription", .get, "/openapi.json", .open, .open) { _ in
                Reply(APIDescription.document, type: .json)
            },
            Operation("readProblem", .get, "/problems/{type}", .open, .open) { call in
                guard let type = ProblemType(rawValue: call.parameter("type")) else {
                    throw Problem(.notFound, "there is no such type of problem")
                }
                return Reply.json { writer in
                    writer.beginObject()
                    writer.key("type")
                    writer.string(type.reference)
                    writer.key("title")
                    writer.string(type.title(call.language))
                    writer.key("status")
                    writer.integer(type.status.code)
                    writer.endObject()
                }
            },
        ]
    }
}
