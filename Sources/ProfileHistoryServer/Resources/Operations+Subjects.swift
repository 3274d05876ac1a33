internal import EventModel
internal import HTTPTypes
internal import JSON
internal import ProfileHistoryStore
internal import ProfileModel

extension Operations {
    /// Finding a person by CPR number, which stands in the body and never in an address.
    static func subjects(_ backend: Backend) -> [Operation] {
        [
            Operation(
                "findSubject",
                .post,
                "/v1/subjects/find",
                .roles([.caseworker, .system, .dpo, .register, .auditor], .profileRead),
                .person,
                body: .json
            ) { call in
                try find(call, backend)
            }
        ]
    }

    private static func find(_ call: Call, _ backend: Backend) throws -> Reply {
        let body = try call.object(knowing: ["cpr"])
        guard let text = body["cpr"]?.string else {
            throw Problem(.badRequest, "give the person number as DDMMYYNNNN", field: "cpr")
        }
        call.note.add { $0.criterion = "a person number" }
        // Whether a number is known is told to nobody who gives no reason.
        if call.role == .auditor, !call.isForCase {
            throw Problem(
                .purposeMissing,
                "without Purpose and Case-Number persons are named by pseudonyms only"
            )
        }
        if let role = call.role, role.isOfJobCentre, call.caller?.municipality == nil {
            throw Problem(.forbidden, "the token says no municipality")
        }
        let reference: SubjectReference
        do {
            reference = .person(try CPRNumber(parsing: text))
        } catch {
            throw Problem(.badRequest, "\(error)", field: "cpr")
        }
        // Whether somebody is known is not told to another municipality: both answers are one.
        let nobody = Problem(
            .unknownSubject,
            "the store holds nothing on this person",
            field: "cpr"
        )
        guard let subject = try known(reference, backend) else { throw nobody }
        call.note.about(subject)
        let visit: Visit
        do {
            visit = try backend.visit(subject, call)
        } catch let problem as Problem where problem.type == .otherMunicipality {
            throw nobody
        }
        return Reply.json { writer in
            writer.beginObject()
            writer.key("subject")
            writer.string(visit.subject.description)
            writer.endObject()
        }
    }

    /// The person whom a reference stands for, `nil` where the store knows nobody by it.
    private static func known(
        _ reference: SubjectReference,
        _ backend: Backend
    ) throws -> SubjectID? {
        do {
            return try backend.store.subject(reference)
        } catch {
            guard error.code == .unknownSubject else { throw error }
            return nil
        }
    }
}

extension Call {
    /// The body as a JSON object that has no members but these.
    func object(knowing names: [String]) throws(Problem) -> JSONObject {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: body)
        } catch {
            throw Problem(.badRequest, "the body is no JSON (RFC 8259): \(error)")
        }
        guard let object = value.object else {
            throw Problem(.badRequest, "the body is a JSON object")
        }
        for (key, _) in object where !names.contains(key) {
            throw Problem(
                .badRequest,
                "a member is unknown; known: \(names.joined(separator: ", "))"
            )
        }
        return object
    }
}
