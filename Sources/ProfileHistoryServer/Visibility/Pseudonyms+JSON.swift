internal import EventModel
internal import JSON
internal import ProfileHistoryStore
internal import ProfileModel

extension Pseudonyms {
    /// An answer as an auditor without a case may see it.
    ///
    /// Names of persons become pseudonyms. Birth dates, free texts, among them the values of the
    /// attributes that `freeTexts` names, and the sources' own ids are taken out: by them somebody
    /// who knows the person would find her. So are, of the read log, cases, purposes and the
    /// digests of answers, from which what is left out here could be tried out.
    func applied(to body: [UInt8], freeTexts: Set<String> = []) throws -> [UInt8] {
        var writer = JSONWriter()
        let hidden = freeTexts.union(["birthDate"])
        writer.value(applied(to: try JSONValue(parsing: body), hidden))
        return writer.bytes
    }

    private func applied(to value: JSONValue, _ hidden: Set<String>) -> JSONValue {
        switch value {
        case .string(let text): return .string(applied(toText: text))
        case .array(let elements): return .array(elements.map { applied(to: $0, hidden) })
        case .object(let members):
            var object = JSONObject()
            // Histories and changes name the attribute beside its value.
            let isHidden = members["attribute"]?.string.map(hidden.contains) ?? false
            for (key, member) in members {
                let told: JSONValue
                if Self.tellsWho.contains(key) || isHidden && Self.values.contains(key) {
                    told = .null
                } else if key == "attributes", case .object(let attributes) = member {
                    told = applied(toAttributes: attributes, hidden)
                } else {
                    told = Self.standIn(for: key, of: members) ?? applied(to: member, hidden)
                }
                _ = object.append(applied(toText: key), told)
            }
            return .object(object)
        default: return value
        }
    }

    /// The attributes of a profile, by their names.
    private func applied(toAttributes members: JSONObject, _ hidden: Set<String>) -> JSONValue {
        var object = JSONObject()
        for (name, member) in members {
            _ = object.append(name, hidden.contains(name) ? .null : applied(to: member, hidden))
        }
        return .object(object)
    }

    /// What stands in the place of a member whose text may be anything; `nil` for one that is told.
    private static func standIn(for key: String, of members: JSONObject) -> JSONValue? {
        guard let text = members[key]?.string else { return nil }
        switch key {
        case "recipient": return isOffice(text) ? nil : .string(notTold)
        // Of the destruction of parts, where the authority stands beside it.
        case "ground": return members["authority"] == nil ? nil : .string(notTold)
        // Citizens read about themselves.
        case "actor": return members["role"]?.string == "citizen" ? .string(notTold) : nil
        default: return nil
        }
    }

    /// Whether a recipient is named as offices are: a word and a municipality, `jobcentre:0101`.
    private static func isOffice(_ text: String) -> Bool {
        guard let colon = text.firstIndex(of: ":") else { return false }
        let (word, code) = (text[..<colon], text[text.index(after: colon)...])
        return word.allSatisfy { $0.isLetter || $0 == "-" } && code.utf8.count == 4
            && code.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// A text in which names of persons became pseudonyms.
    func applied(toText text: String) -> String {
        guard text.contains("subject:") else { return text }
        var result = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "subject:") {
            let digits = rest[start.upperBound...].prefix { $0.isASCII && $0.isNumber }
            result += rest[..<start.lowerBound]
            if let number = UInt64(digits) {
                result += name(of: SubjectID(rawValue: number))
            } else {
                result += "subject:\(digits)"
            }
            rest = rest[digits.endIndex...]
        }
        return result + rest
    }

    private static let notTold = "not told"

    /// Members that hold the value of the attribute beside them.
    private static let values: Set<String> = ["value", "before", "after"]

    /// Members whose values tell who somebody is.
    private static let tellsWho: Set<String> = [
        "birthDate", "text", "id", "reason", "caseNumber", "purpose", "resultDigest",
    ]
}

extension Backend {
    /// An answer as an auditor without a case may see it.
    func pseudonymous(_ body: [UInt8]) throws -> [UInt8] {
        let attributes = try store.registry().attributes.all
        let freeTexts = Set(attributes.filter { $0.kind == .text }.map(\.name))
        return try pseudonyms.applied(to: body, freeTexts: freeTexts)
    }
}
