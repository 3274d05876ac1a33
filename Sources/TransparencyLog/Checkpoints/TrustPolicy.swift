/// Whose checkpoints are believed, and how many witnesses must have seen them (C2SP tlog-policy).
///
/// One file, a line each: `log VKEY [URL]`, `witness NAME VKEY [URL]`, `group NAME (any|all|K)
/// NAME...`, and once `quorum NAME` or `quorum none`.
public struct TrustPolicy: Hashable, Sendable {
    /// The most logs, witnesses and groups together.
    static let mostLines = 1_000

    /// A witness or a group of them.
    struct Member: Hashable, Sendable {
        /// The witness's key; `nil` for a group.
        var key: VerifierKey?
        /// The members of a group, by their places among all.
        var members: [Int] = []
        /// How many of them it takes.
        var threshold = 0
    }

    /// Those whose signature makes a checkpoint one.
    public internal(set) var logs: [VerifierKey] = []
    /// Witnesses and groups in the order of their definition: a group's members stand before it.
    var members: [Member] = []
    /// The member that must have witnessed; `nil` where none need.
    var quorum: Int?

    /// Believes one log and asks for no witness.
    public init(log: VerifierKey) { logs = [log] }

    init() {}

    /// What a note says and who stands for it.
    public struct Acceptance: Hashable, Sendable {
        /// The head of the tree.
        public let checkpoint: Checkpoint
        /// The log that signed.
        public let log: VerifierKey
        /// The witnesses that cosigned.
        public let witnesses: [VerifierKey]
    }

    /// The checkpoint of a note, once the note has the signatures that the policy asks for.
    ///
    /// Throws where no log that is believed signed it under its own origin, a signature of a known
    /// key is wrong, or the witnesses are too few.
    public func accept(_ note: SignedNote) throws(TransparencyError) -> Acceptance {
        let witnesses = members.compactMap(\.key)
        let signers = try note.verified(by: logs + witnesses)
        let checkpoint = try Checkpoint(parsing: note.text)
        guard let log = signers.first(where: { logs.contains($0) && $0.name == checkpoint.origin })
        else { throw .unproven("no log that is trusted signed it as \(checkpoint.origin)") }
        let cosigners = signers.filter(witnesses.contains)
        if let quorum, !hasWitnessed(quorum, cosigners) {
            throw .unproven("only \(cosigners.count) of the policy's witnesses signed")
        }
        return Acceptance(checkpoint: checkpoint, log: log, witnesses: cosigners)
    }

    private func hasWitnessed(_ place: Int, _ cosigners: [VerifierKey]) -> Bool {
        var found: [Bool] = []
        for member in members[...place] {
            if let key = member.key {
                found.append(cosigners.contains(key))
            } else {
                found.append(member.members.count { found[$0] } >= member.threshold)
            }
        }
        return found[place]
    }
}
