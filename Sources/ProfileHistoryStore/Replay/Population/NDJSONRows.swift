internal import EventModel
internal import ProfileScoring

/// Rows of a population replay as one JSON object a line.
struct NDJSONRows: PopulationRows {
    private let heads: [[UInt8]]
    private let outcomeCount: Int
    private let subModels: [[UInt8]]
    private let features: [[UInt8]]
    private let sexes: [[UInt8]]
    private let origins: [[UInt8]]

    init(_ names: ReplayNames) {
        outcomeCount = names.outcomes.count
        heads = ([nil] + names.models).flatMap { model in
            names.outcomes.map { outcome in
                let members = [
                    ("outcome", outcome.kind), ("model", model), ("class", outcome.label),
                    ("noResult", outcome.noResult?.rawValue),
                ]
                let text = members.map { Self.member($0, $1) }.joined(separator: ",")
                return Array((text + ",\"score\":").utf8)
            }
        }
        subModels = ([nil] + names.subModels).map { Array("\(Self.member("subModel", $0)),".utf8) }
        features = ([nil] + names.features).map { Array("\(Self.member("decider", $0)),".utf8) }
        sexes = ReplayPerson.sexes.map {
            Array("\(Self.member("sex", $0.isEmpty ? nil : $0)),\"age\":".utf8)
        }
        origins = ReplayPerson.origins.map {
            Array(",\(Self.member("origin", $0.isEmpty ? nil : $0)),\"lastInput\":".utf8)
        }
    }

    func append(
        _ subject: SubjectID,
        _ score: ReplayScore,
        _ other: ReplayScore?,
        isFlip: Bool,
        _ groups: GroupNames,
        to bytes: inout [UInt8]
    ) {
        bytes.append(contentsOf: Self.beginning)
        bytes.append(decimal: subject.rawValue)
        bytes.append(contentsOf: Self.subjectEnd)
        if other != nil { bytes.append(contentsOf: isFlip ? Self.flip : Self.noFlip) }
        append(score, groups, to: &bytes)
        if let other {
            bytes.append(contentsOf: Self.against)
            append(other, groups, to: &bytes)
            bytes.append(UInt8(ascii: "}"))
        }
        bytes.append(contentsOf: Self.end)
    }

    private func append(_ score: ReplayScore, _ groups: GroupNames, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: heads[(score.model + 1) * outcomeCount + score.outcome])
        if let bits = score.scoreBits {
            bytes.append(shortest: Double(bitPattern: bits))
            bytes.append(contentsOf: Self.scoreBits)
            bytes.append(UInt8(ascii: "\""))
            bytes.append(hexadecimal: bits)
            bytes.append(contentsOf: Self.closing)
        } else {
            bytes.append(contentsOf: Self.noScore)
        }
        bytes.append(contentsOf: subModels[score.subModel + 1])
        bytes.append(contentsOf: features[score.decider + 1])
        bytes.append(contentsOf: Self.group)
        if score.group >= 0 {
            // A group is a token, in which nothing needs an escape.
            bytes.append(UInt8(ascii: "\""))
            bytes.append(contentsOf: groups.names[score.group].utf8)
            bytes.append(contentsOf: Self.closing)
        } else {
            bytes.append(contentsOf: Self.nullMember)
        }
        bytes.append(contentsOf: sexes[score.person.sex])
        append(score.person.age.map { UInt64(max(0, $0)) }, to: &bytes)
        bytes.append(contentsOf: origins[score.person.origin])
        append(score.lastInput, to: &bytes)
    }

    private func append(_ number: UInt64?, to bytes: inout [UInt8]) {
        if let number {
            bytes.append(decimal: number)
        } else {
            bytes.append(contentsOf: Self.null)
        }
    }

    private static let beginning = Array(#"{"subject":"subject:"#.utf8)
    private static let subjectEnd = Array(#"","#.utf8)
    private static let flip = Array(#""flip":true,"#.utf8)
    private static let noFlip = Array(#""flip":false,"#.utf8)
    private static let against = Array(#","against":{"#.utf8)
    private static let scoreBits = Array(#","scoreBits":"#.utf8)
    private static let noScore = Array(#"null,"scoreBits":null,"#.utf8)
    private static let closing = Array(#"","#.utf8)
    private static let group = Array(#""targetGroup":"#.utf8)
    private static let nullMember = Array("null,".utf8)
    private static let null = Array("null".utf8)
    private static let end = Array("}\n".utf8)

    /// A member with a text or null.
    private static func member(_ name: String, _ text: String?) -> String {
        var value = JSONText.null
        if let text { value = JSONText.quoted(text) }
        return "\"\(name)\":\(value)"
    }
}
