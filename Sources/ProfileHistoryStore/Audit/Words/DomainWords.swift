internal import ProfileModel

/// What codes are called where people read them.
enum DomainWords {
    /// The name of a sex; a code on no list is its own name.
    static func sex(_ code: String) -> Wording {
        named(code, in: .sexes, ["m": "man", "f": "woman"])
    }

    /// The name of an origin; a code on no list is its own name.
    static func origin(_ code: String) -> Wording {
        named(
            code,
            in: .origins,
            [
                "danish": "Danish origin",
                "western_immigrant": "immigrant, western country",
                "western_descendant": "descendant, western country",
                "nonwestern_immigrant": "immigrant, non-western country",
                "nonwestern_descendant": "descendant, non-western country",
                "unknown": "unknown",
            ]
        )
    }

    /// The name of a municipality behind its code; a code on no list is its own name.
    static func municipality(_ code: String) -> Wording {
        guard let found = listed(code, in: .municipalities) else {
            return Wording(danish: code, english: code)
        }
        let name = "\(code) \(found.label)"
        return Wording(danish: name, english: name)
    }

    private static func named(
        _ code: String,
        in list: CodeList,
        _ english: [String: String]
    ) -> Wording {
        let danish = listed(code, in: list)?.label
        return Wording(danish: danish ?? code, english: english[code] ?? code)
    }

    private static func listed(_ code: String, in list: CodeList) -> Code? {
        list.codes.first { $0.code == code }
    }
}
