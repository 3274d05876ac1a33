internal import EventModel
internal import ProfileScoring

/// Rows of a population replay as CSV (RFC 4180, lines ending in a line feed).
///
/// Every text is laid out once when the run starts; a row is a few copies of bytes.
struct CSVRows: PopulationRows {
    /// The columns of one side.
    static let sideColumns = [
        "outcome", "model", "class", "noResult", "score", "scoreBits", "subModel", "decider",
        "targetGroup", "sex", "age", "origin", "lastInput",
    ]

    /// The row of names.
    let header: [UInt8]
    /// Of each outcome and version, the columns up to `noResult` with a comma behind; the row of
    /// no version comes first.
    private let heads: TextList
    private let outcomeCount: Int
    private let subModels: TextList
    private let features: TextList
    private let sexes: TextList
    private let origins: TextList

    init(_ names: ReplayNames, isComparison: Bool) {
        let other = Self.sideColumns.map { "against" + $0.prefix(1).uppercased() + $0.dropFirst() }
        let columns =
            isComparison
            ? ["subject", "flip"] + Self.sideColumns + other : ["subject"] + Self.sideColumns
        header = Array((columns.joined(separator: ",") + "\n").utf8)
        outcomeCount = names.outcomes.count
        heads = TextList(
            ([""] + names.models).flatMap { model in
                names.outcomes.map { outcome in
                    let fields = [
                        outcome.kind, model, outcome.label ?? "", outcome.noResult?.rawValue ?? "",
                    ]
                    return fields.map { Self.quoted($0) + "," }.joined()
                }
            }
        )
        subModels = Self.fields(names.subModels)
        features = Self.fields(names.features)
        sexes = TextList(ReplayPerson.sexes.map { "\($0)," })
        origins = TextList(ReplayPerson.origins.map { "\($0)," })
    }

    func append(
        _ subject: SubjectID,
        _ score: ReplayScore,
        _ other: ReplayScore?,
        isFlip: Bool,
        _ groups: GroupNames,
        to bytes: inout [UInt8]
    ) {
        Self.words.append(Self.subjectPrefix, to: &bytes)
        bytes.append(decimal: subject.rawValue)
        bytes.append(Self.comma)
        if other != nil { Self.words.append(isFlip ? Self.yes : Self.no, to: &bytes) }
        append(score, groups, to: &bytes)
        if let other {
            bytes.append(Self.comma)
            append(other, groups, to: &bytes)
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private func append(_ score: ReplayScore, _ groups: GroupNames, to bytes: inout [UInt8]) {
        heads.append((score.model + 1) * outcomeCount + score.outcome, to: &bytes)
        if let bits = score.scoreBits {
            bytes.append(shortest: Double(bitPattern: bits))
            bytes.append(Self.comma)
            bytes.append(hexadecimal: bits)
            bytes.append(Self.comma)
        } else {
            bytes.append(Self.comma)
            bytes.append(Self.comma)
        }
        subModels.append(score.subModel + 1, to: &bytes)
        features.append(score.decider + 1, to: &bytes)
        if score.group >= 0 { bytes.append(contentsOf: groups.names[score.group].utf8) }
        bytes.append(Self.comma)
        sexes.append(score.person.sex, to: &bytes)
        if let age = score.person.age { bytes.append(decimal: UInt64(max(0, age))) }
        bytes.append(Self.comma)
        origins.append(score.person.origin, to: &bytes)
        if let position = score.lastInput { bytes.append(decimal: position) }
    }

    private static let comma = UInt8(ascii: ",")
    private static let words = TextList(["subject:", "yes,", "no,"])
    private static let (subjectPrefix, yes, no) = (0, 1, 2)

    /// Every name as a field with a comma behind, the empty field first.
    private static func fields(_ names: [String]) -> TextList {
        TextList(([""] + names).map { quoted($0) + "," })
    }

    /// A field, in quotation marks where it has to be.
    static func quoted(_ text: String) -> String {
        let isSpecial = text.utf8.contains { byte in
            byte == UInt8(ascii: "\"") || byte == comma || byte == UInt8(ascii: "\n")
                || byte == UInt8(ascii: "\r")
        }
        guard isSpecial else { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
