import EventModel
import JSON
import ProfileModel

extension FeedParser {
    /// Restricts one event with `of`, one attribute of a person with `attribute`, or everything
    /// about a person.
    func restriction(_ line: borrowing FeedLine, now: Instant) throws(LineError) -> NewEvent {
        let registered = try line.pastTime(.registered, now: now)
        let body = RestrictionBody(
            roles: try Self.roles(line),
            attribute: try attribute(line),
            reason: try line.freeText(.reason) ?? ""
        )
        var destination = NewEvent.Destination.subjectOfTarget
        var target: NewEvent.Target?
        if case .absent = line[.of] {
            destination = try line.subject(.subject)
        } else {
            try Self.checkSubject(line)
            target = try line.target()
            if body.attribute != nil {
                throw LineError(
                    .unknownField,
                    field: FeedField.attribute.name,
                    "`of` names one event already; remove one of the two"
                )
            }
        }
        return try keyed(
            line,
            type: .restriction,
            destination: destination,
            registered: registered,
            effective: try line.optionalTime(.effective) ?? registered,
            target: target,
            body: body.bytes
        )
    }

    func lift(_ line: borrowing FeedLine, now: Instant) throws(LineError) -> NewEvent {
        try Self.checkSubject(line)
        let registered = try line.pastTime(.registered, now: now)
        return try keyed(
            line,
            type: .lift,
            destination: .subjectOfTarget,
            registered: registered,
            effective: try line.optionalTime(.effective) ?? registered,
            target: try line.target(),
            body: LiftBody(reason: try line.freeText(.reason) ?? "").bytes
        )
    }

    private func attribute(_ line: borrowing FeedLine) throws(LineError) -> AttributeNumber? {
        guard let name = try line.optionalText(.attribute) else { return nil }
        guard let found = catalog.definition(named: name) else {
            throw LineError(
                .unknownAttribute,
                field: FeedField.attribute.name,
                "the attribute is not known; check its name"
            )
        }
        return found.number
    }

    /// The roles that may see what is restricted; an empty list says that nobody may.
    private static func roles(_ line: borrowing FeedLine) throws(LineError) -> [String] {
        guard case .array(let elements) = line[.maySee] else {
            throw line.wrongKind(.maySee, "an array of the names of roles, empty for nobody")
        }
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue.parse(line.scanner.bytes(in: elements))
        } catch {
            throw LineError(json: error, field: .maySee)
        }
        let roles = (value.array ?? []).compactMap(\.string)
        guard roles.count == value.array?.count, roles.count <= 64,
            Set(roles).count == roles.count, roles.allSatisfy(RoleName.isToken)
        else {
            throw LineError(
                .invalidText,
                field: FeedField.maySee.name,
                "give up to 64 names of roles, each once, as 1 to 64 of the characters A-Z a-z"
                    + " 0-9 _ . -"
            )
        }
        return roles
    }
}

/// What a role may be called.
private enum RoleName {
    static func isToken(_ name: String) -> Bool {
        CodeShape.token.matches(name) && !CPRRedaction.containsCPRNumber(utf8: name.utf8.span)
    }
}
