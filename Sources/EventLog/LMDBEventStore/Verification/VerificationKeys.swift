internal import EventModel
internal import LMDB

/// The keys of all subjects, unwrapped once: every record asks for one.
///
/// 64 bytes a subject, for the length of a verification.
struct VerificationKeys: Sendable {
    private var keys: [SubjectKeys?] = []
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
        for (keys, findings) in try jobs.results() {
            self.keys += keys
            self.findings += findings
        }
    }

    /// How many subjects there are, the registry among them.
    var count: Int { keys.count }

    /// The keys of a subject, `nil` where the vault has none that open.
    subscript(subject: SubjectID) -> SubjectKeys? {
        subject.rawValue < UInt64(keys.count) ? keys[Int(subject.rawValue)] : nil
    }
}
