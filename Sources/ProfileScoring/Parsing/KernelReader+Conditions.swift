import Scoring

extension KernelReader {
    /// A test of one feature.
    mutating func condition(_ node: DocumentNode) throws(ModelDocumentError) -> Condition {
        let members = try node.members(
            "feature",
            "is",
            "atLeast",
            "over",
            "atMost",
            "under",
            "within",
            "missing",
            "unlisted",
            "note"
        )
        let (index, feature) = try feature(members.required("feature"))
        let (kind, value) = try members.exactlyOne(
            of: "is",
            "atLeast",
            "over",
            "atMost",
            "under",
            "within",
            "missing"
        )
        let test: Predicate
        switch kind {
        case "is": test = .isOneOf(try codes(value, of: feature, members))
        case "missing":
            try value.trueWord()
            test = .isMissing
        default: test = try bound(kind, value, of: feature)
        }
        if let unlisted = members.optional("unlisted"), kind != "is" {
            throw unlisted.fault(.needlesslyUnlisted)
        }
        _ = try members.optional("note")?.text()
        return Condition(feature: index, test: test)
    }

    private func bound(
        _ kind: String,
        _ node: DocumentNode,
        of feature: Feature
    ) throws(ModelDocumentError) -> Predicate {
        guard feature.domain == .number else {
            throw node.fault(.wrongTest(feature: feature.name))
        }
        switch kind {
        case "atLeast": return .isAtLeast(try node.number())
        case "over": return .isOver(try node.number())
        case "atMost": return .isAtMost(try node.number())
        case "under": return .isUnder(try node.number())
        default:
            let members = try node.members("from", "below")
            let from = try members.required("from").number()
            let below = try members.required("below").number()
            guard from < below else { throw node.fault(.kernel(.emptyRange)) }
            return .isWithin(from: from, below: below)
        }
    }

    private mutating func codes(
        _ node: DocumentNode,
        of feature: Feature,
        _ members: DocumentMembers
    ) throws(ModelDocumentError) -> [String] {
        guard case .codes(let domain) = feature.domain else {
            throw node.fault(.wrongTest(feature: feature.name))
        }
        var codes: [String] = []
        var strangers: [String] = []
        for element in try node.elements() {
            let code = try element.text()
            guard !codes.contains(code) else { throw element.fault(.duplicate(code)) }
            codes.append(code)
            if !domain.contains(code) {
                guard members.optional("unlisted") != nil else {
                    throw element.fault(.notOnList(code, of: domain.name))
                }
                strangers.append(code)
            }
        }
        if let flag = members.optional("unlisted") {
            try flag.trueWord()
            guard !strangers.isEmpty else { throw flag.fault(.needlesslyUnlisted) }
            guard let note = members.optional("note") else {
                throw flag.fault(.unlistedWithoutNote)
            }
            unlisted.append(
                UnlistedCondition(
                    path: members.path,
                    feature: feature.name,
                    codes: strangers,
                    note: try note.text()
                )
            )
        }
        return codes
    }
}
