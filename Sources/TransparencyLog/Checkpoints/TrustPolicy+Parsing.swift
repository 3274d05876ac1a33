extension TrustPolicy {
    /// Reads a policy file.
    public init(parsing bytes: [UInt8]) throws(TransparencyError) {
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 || $0 == 0x0A }) else {
            throw .malformed("a policy has no control characters but tabs and newlines")
        }
        var parser = PolicyParser()
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let words = line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 }).map(Array.init)
            guard let first = words.first, first.first != UInt8(ascii: "#") else { continue }
            guard index < Self.mostLines else {
                throw .malformed("the policy is longer than \(Self.mostLines) lines")
            }
            do throws(TransparencyError) {
                try parser.take(words)
            } catch {
                throw .malformed(error.reason, line: index + 1)
            }
        }
        self = try parser.finish()
    }
}

/// Builds a policy line by line.
private struct PolicyParser {
    private var policy = TrustPolicy()
    /// Names are bytes: nothing is made of them but whether they are the same.
    private var places: [[UInt8]: Int] = [:]
    private var used: Set<Int> = []
    private var hasQuorum = false

    mutating func take(_ words: [[UInt8]]) throws(TransparencyError) {
        switch String(decoding: words[0], as: UTF8.self) {
        case "log": try takeLog(words)
        case "witness": try takeWitness(words)
        case "group": try takeGroup(words)
        case "quorum": try takeQuorum(words)
        default: throw .malformed("a line begins with log, witness, group or quorum")
        }
    }

    consuming func finish() throws(TransparencyError) -> TrustPolicy {
        guard hasQuorum else { throw .malformed("the policy has no quorum; add `quorum none`") }
        return policy
    }

    private mutating func takeLog(_ words: [[UInt8]]) throws(TransparencyError) {
        guard 2...3 ~= words.count else { throw .malformed("a log has a key and perhaps a URL") }
        let key = try key(words[1], .ed25519)
        guard !policy.logs.contains(where: { $0.publicKey == key.publicKey }) else {
            throw .malformed("the log's key stands in the policy twice")
        }
        policy.logs.append(key)
    }

    private mutating func takeWitness(_ words: [[UInt8]]) throws(TransparencyError) {
        guard 3...4 ~= words.count else {
            throw .malformed("a witness has a name, a key and perhaps a URL")
        }
        let key = try key(words[2], .cosignature)
        guard !policy.members.contains(where: { $0.key?.publicKey == key.publicKey }) else {
            throw .malformed("the witness's key stands in the policy twice")
        }
        try define(words[1], TrustPolicy.Member(key: key))
    }

    private mutating func takeGroup(_ words: [[UInt8]]) throws(TransparencyError) {
        guard words.count >= 4 else {
            throw .malformed("a group has a name, a number and at least one member")
        }
        var members: [Int] = []
        for name in words[3...] {
            let place = try place(of: name)
            guard used.insert(place).inserted else {
                throw .malformed("a witness or group is a member twice")
            }
            members.append(place)
        }
        let threshold: Int
        switch String(decoding: words[2], as: UTF8.self) {
        case "any": threshold = 1
        case "all": threshold = members.count
        case let text:
            guard let number = Decimal.parse(text), number >= 1, number <= members.count else {
                throw .malformed("a group needs any, all, or a number up to that of its members")
            }
            threshold = Int(number)
        }
        try define(words[1], TrustPolicy.Member(members: members, threshold: threshold))
    }

    private mutating func takeQuorum(_ words: [[UInt8]]) throws(TransparencyError) {
        guard words.count == 2 else { throw .malformed("a quorum has one name") }
        guard !hasQuorum else { throw .malformed("the policy has two quorums") }
        hasQuorum = true
        if words[1] != Self.none { policy.quorum = try place(of: words[1]) }
    }

    private static let none = Array("none".utf8)

    private mutating func define(
        _ name: [UInt8],
        _ member: TrustPolicy.Member
    ) throws(TransparencyError) {
        guard name != Self.none, places[name] == nil else {
            throw .malformed("the name is taken")
        }
        places[name] = policy.members.count
        policy.members.append(member)
    }

    private func place(of name: [UInt8]) throws(TransparencyError) -> Int {
        guard let place = places[name] else {
            throw .malformed("a name is not defined on a line before")
        }
        return place
    }

    private func key(
        _ word: [UInt8],
        _ algorithm: VerifierKey.Algorithm
    ) throws(TransparencyError) -> VerifierKey {
        guard let text = String(validating: word, as: UTF8.self),
            let key = VerifierKey(parsing: text), key.algorithm == algorithm
        else { throw .malformed("the key is not one that a \(algorithm.owner) signs with") }
        return key
    }
}

extension VerifierKey.Algorithm {
    fileprivate var owner: String { self == .ed25519 ? "log" : "witness" }
}
