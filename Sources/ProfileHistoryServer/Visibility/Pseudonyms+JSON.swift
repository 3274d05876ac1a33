internal import EventModel
internal import JSON

extension Pseudonyms {
    /// An answer as an auditor without a case may see it.
    ///
    /// Names of persons become pseudonyms. Birth dates, free texts and the sources' own ids are
    /// taken out: by them somebody who knows the person would find her.
    func applied(to body: [UInt8]) throws -> [UInt8] {
        var writer = JSONWriter()
        writer.value(applied(to: try JSONValue(parsing: body)))
        return writer.bytes
    }

    private func applied(to value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text): return .string(applied(toText: text))
        case .array(let elements): return .array(elements.map { applied(to: $0) })
        case .object(let members):
            var object = JSONObject()
            // Histories and changes name the attribute beside its value.
            let isBirthDate = members["attribute"]?.string == "birthDate"
            for (key, member) in members {
                let tells = Self.tellsWho.contains(key) || isBirthDate && Self.values.contains(key)
                let told: JSONValue = tells ? .null : applied(to: member)
                _ = object.append(applied(toText: key), told)
            }
            return .object(object)
        default: return value
        }
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

    /// Members that hold the value of the attribute beside them.
    private static let values: Set<String> = ["value", "before", "after"]

    /// Members whose values tell who somebody is.
    private static let tellsWho: Set<String> = ["birthDate", "text", "id", "reason"]
}
