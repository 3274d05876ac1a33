internal import EventModel
internal import LMDB

/// The keys of all subjects, unwrapped once: every record asks for one.
///
/// 65 bytes a subject, for the length of a verification.
struct VerificationKeys: Sendable {
    /// Those of each purpose by themselves: a record's key lies anywhere, and the less lies between
    /// them, the more of them a processor's cache holds.
    private var records: [SealingKey] = []
    private var rows: [SealingKey] = []
    private var isKnown: [Bool] = []
    /// From where on the keys of persons hold whose keys were renewed.
    private var renewed: [SubjectID: Position] = [:]
    /// What is wrong with keys that are there.
    private(set) var findings: [LogFinding] = []

    private static let subjectsPerJob = 1_024

    /// Unwraps the keys of the subjects before `end`, on all cores.
    init(_ vault: Vault, before end: SubjectID) throws {
        let jobs = ParallelJobs<([SubjectKeys?], [LogFinding])>()
        jobs.append(count: Int(clamping: end.rawValue), chunk: Self.subjectsPerJob) { range in
            var keys: [SubjectKeys?] = []
            var findings: [LogFinding] = []
            var workspace: [UInt8] = []
            let txn = try vault.environment.beginRead()
            for number in range {
                let subject = SubjectID(rawValue: UInt64(number))
                guard let wrapped = try txn.value(in: vault.keyDatabase, forKey: UInt64(number))
                else {
                    keys.append(nil)
                    continue
                }
                var own = try? vault.unwrap(wrapped, of: subject, using: &workspace)
                if let found = own, !vault.areCurrent(found, of: subject) {
                    own = try? vault.keys(of: subject)
                }
                if own == nil {
                    findings.append(LogFinding(.vault(subject), "its keys were altered"))
                }
                keys.append(own)
            }
            return (keys, findings)
        }
        let none = SealingKey(.zero)
        for (keys, findings) in try jobs.results() {
            for own in keys {
                records.append(own?.records ?? none)
                rows.append(own?.rows ?? none)
                if let own, own.since > .first {
                    renewed[SubjectID(rawValue: UInt64(isKnown.count))] = own.since
                }
                isKnown.append(own != nil)
            }
            self.findings += findings
        }
    }

    /// How many subjects there are, the registry among them.
    var count: Int { isKnown.count }

    /// The key that those of a subject's records are derived from, `nil` where the vault has none
    /// that opens.
    func records(of subject: SubjectID) -> SealingKey? {
        place(of: subject).map { records[$0] }
    }

    /// Whether a record is from before its subject's keys were renewed, and has a key of its own.
    func isOlder(_ header: RecordHeader) -> Bool {
        if renewed.isEmpty { return false }
        return renewed[header.subject].map { header.position < $0 } ?? false
    }

    /// The key of a subject's rows, `nil` where the vault has none that opens.
    func rows(of subject: SubjectID) -> SealingKey? {
        place(of: subject).map { rows[$0] }
    }

    private func place(of subject: SubjectID) -> Int? {
        guard let place = Int(exactly: subject.rawValue), place < isKnown.count, isKnown[place]
        else { return nil }
        return place
    }
}
