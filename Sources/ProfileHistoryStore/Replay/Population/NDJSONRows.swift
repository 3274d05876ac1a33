internal import EventModel
internal import ProfileScoring

/// Rows of a population replay as one JSON object a line.
struct NDJSONRows: PopulationRows {
    private let heads: TextList
    private let outcomeCount: Int
    private let subModels: TextList
    private let features: TextList
    private let sexes: TextList
    private let origins: TextList

    init(_ names: ReplayNames) {
        outcomeCount = names.outcomes.count
        heads = TextList(
            ([nil] + names.models).flatMap { model in
                names.outcomes.map { outcome in
                    let members = [
                        ("outcome", outcome.kind), ("model", model), ("class", outcome.label),
                        ("noResult", outcome.noResult?.rawValue),
                    ]
                    let text = members.map { Self.member($0, $1) }.joined(separator: ",")
                    return text + ",\"score\":"
                }
            }
        )
        subModels = TextList(([nil] + names.subModels).map { Self.member("subModel", $0) + "," })
        features = TextList(([nil] + names.features).map { Self.member("decider", $0) + "," })
        sexes = TextList(
            ReplayPerson.sexes.map {
                "\(Self.member("sex", $0.isEmpty ? nil : $0)),\"age\":"
            }
        )
        origins = TextList(
            ReplayPerson.origins.map {
                ",\(Self.member("origin", $0.isEmpty ? nil : $0)),\"lastInput\":"
            }
        )
    }

    func append(
        _ subject: SubjectID,
        _ score: ReplayScore,
        _ other: ReplayScore?,
        isFlip: Bool,
        _ groups: GroupNames,
        to bytes: inout [UInt8]
    ) {
        Self.append(.beginning, to: &bytes)
        bytes.append(decimal: subject.rawValue)
        Self.append(.subjectEnd, to: &bytes)
        if other != nil { Self.append(isFlip ? .flip : .noFlip, to: &bytes) }
        append(score, groups, to: &bytes)
        if let other {
            Self.append(.against, to: &bytes)
            append(other, groups, to: &bytes)
            bytes.append(UInt8(ascii: "}"))
        }
        Self.append(.end, to: &bytes)
    }

    private func append(_ score: ReplayScore, _ groups: GroupNames, to bytes: inout [UInt8]) {
        heads.append((score.model + 1) * outcomeCount + score.outcome, to: &bytes)
        if let bits = score.scoreBits {
            bytes.append(shortest: Double(bitPattern: bits))
            Self.append(.scoreBits, to: &bytes)
            bytes.append(UInt8(ascii: "\""))
            bytes.append(hexadecimal: bits)
            Self.append(.closing, to: &bytes)
        } else {
            Self.append(.noScore, to: &bytes)
        }
        subModels.append(score.subModel + 1, to: &bytes)
        features.append(score.decider + 1, to: &bytes)
        Self.append(.group, to: &bytes)
        if score.group >= 0 {
            // A group is a token, in which nothing needs an escape.
            bytes.append(UInt8(ascii: "\""))
            bytes.append(contentsOf: groups.names[score.group].utf8)
            Self.append(.closing, to: &bytes)
        } else {
            Self.append(.nullMember, to: &bytes)
        }
        sexes.append(score.person.sex, to: &bytes)
        append(score.person.age.map { UInt64(max(0, $0)) }, to: &bytes)
        origins.append(score.person.origin, to: &bytes)
        append(score.lastInput, to: &bytes)
    }

    private func append(_ number: UInt64?, to bytes: inout [UInt8]) {
        if let number {
            bytes.append(decimal: number)
        } else {
            Self.append(.null, to: &bytes)
        }
    }

    /// What stands between the values, in every row the same.
    private enum Word: Int, CaseIterable {
        case beginning, subjectEnd, flip, noFlip, against, scoreBits, noScore,
            closing, group, nullMember, null, end
    }

    private static let words = TextList([
        #"{"subject":"subject:"#,
        #"","#,
        #""flip":true,"#,
        #""flip":false,"#,
        #","against":{"#,
        #","scoreBits":"#,
        #"null,"scoreBits":null,"#,
        #"","#,
        #""targetGroup":"#,
        "null,",
        "null",
        "}\n",
    ])

    @inline(__always)
    private static func append(_ word: Word, to bytes: inout [UInt8]) {
        words.append(word.rawValue, to: &bytes)
    }

    /// A member with a text or null.
    private static func member(_ name: String, _ text: String?) -> String {
        var value = JSONText.null
        if let text { value = JSONText.quoted(text) }
        return "\"\(name)\":\(value)"
    }
}
