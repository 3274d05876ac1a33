public import ProfileModel

/// Which benefit codes of DREAM belong to which target group, as the caller says.
///
/// The store holds no list of the register's codes, and supposes none.
public struct BenefitCodes: Hashable, Sendable {
    /// The beginnings of codes, each with its group; sorted.
    public let prefixes: [Prefix]

    /// What codes of a group begin with.
    public struct Prefix: Hashable, Sendable {
        /// One to three digits.
        public let digits: String
        /// The group.
        public let group: TargetGroup
    }

    /// Reads groups written `GROUP=PREFIX,PREFIX`.
    ///
    /// Throws `.badInput` where a group is no token, a prefix is not one to three digits, there is
    /// none at all, or a code could belong to two groups.
    public init(parsing texts: [String]) throws(StoreError) {
        var prefixes: [Prefix] = []
        for text in texts {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, TargetGroup.isToken(String(parts[0])) else {
                throw Self.refusal("a group's codes are written GROUP=PREFIX,PREFIX")
            }
            for digits in parts[1].split(separator: ",", omittingEmptySubsequences: false) {
                guard (1...3).contains(digits.count), digits.allSatisfy(\.isASCIIDigit) else {
                    throw Self.refusal("what a benefit code begins with is one to three digits")
                }
                let group = TargetGroup(rawValue: String(parts[0]))
                prefixes.append(Prefix(digits: String(digits), group: group))
            }
        }
        if prefixes.isEmpty { throw Self.refusal("name the benefit codes of at least one group") }
        for one in prefixes {
            let rival = prefixes.first { other in
                one.group != other.group && one.digits.hasPrefix(other.digits)
            }
            if let rival {
                throw Self.refusal(
                    "codes that begin with \(one.digits) would belong to \(rival.group) and to "
                        + "\(one.group); name each code for one group"
                )
            }
        }
        self.prefixes = Set(prefixes).sorted {
            ($0.digits, $0.group.rawValue) < ($1.digits, $1.group.rawValue)
        }
    }

    private static func refusal(_ message: String) -> StoreError {
        StoreError(.badInput, message, field: "codes")
    }

    /// The group that a code belongs to, nil for none.
    func group(of code: String) -> TargetGroup? {
        prefixes.first { code.hasPrefix($0.digits) }?.group
    }

    /// Whether a group has codes.
    func covers(_ group: TargetGroup) -> Bool { prefixes.contains { $0.group == group } }
}
