import JSON
import ProfileModel

/// Reads the codes of a definition: an array of codes, or an object of codes with their meanings.
enum CodeListReader {
    /// The rule for the codes of an attribute; `nil` where the line gives none.
    static func rule(
        _ line: borrowing FeedLine,
        name: String
    ) throws(LineError) -> CodeRule? {
        let range: Range<Int>
        switch line[.codes] {
        case .absent, .null: return nil
        case .array(let found), .object(let found): range = found
        default: throw line.wrongKind(.codes, "an array of codes, or an object code: meaning")
        }
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue.parse(line.scanner.bytes(in: range))
        } catch {
            throw LineError(json: error, field: .codes)
        }
        guard let codes = codes(value) else {
            throw LineError(
                .invalidDefinition,
                field: FeedField.codes.name,
                "give each code once, as 1 to 64 of the characters A-Z a-z 0-9 _ . -, and"
                    + " meanings as strings"
            )
        }
        return .list(CodeList(name: name, codes: codes))
    }

    /// The codes, `nil` where they are none, not tokens, or repeated.
    static func codes(_ value: JSONValue) -> [Code]? {
        var codes: [Code] = []
        for element in value.array ?? [] {
            guard let code = element.string else { return nil }
            codes.append(Code(code))
        }
        for (code, meaning) in value.object ?? JSONObject() {
            guard let label = meaning.string else { return nil }
            codes.append(Code(code, label: label))
        }
        guard !codes.isEmpty, Set(codes.map(\.code)).count == codes.count,
            codes.allSatisfy({ CodeShape.token.matches($0.code) })
        else { return nil }
        return codes
    }
}
