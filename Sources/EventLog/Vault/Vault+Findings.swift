internal import EventModel
internal import LMDB

extension Vault {
    /// What is wrong with the aliases: every sealed number must open, and its digest lead to the
    /// subject that it stands under.
    ///
    /// Those of a batch whose events never came, at `end`, are allowed.
    func findings(before end: Position) throws -> [LogFinding] {
        var findings: [LogFinding] = []
        let txn = try environment.beginRead()
        var cursor = try txn.cursor(in: numberDatabase)
        var count = 0
        var last = SubjectID.registry
        while let entry = try cursor.next() {
            count += 1
            let key = [UInt8](copying: entry.key)
            guard key.count == 12 else {
                findings.append(LogFinding(.vault(.registry), "a number has an unknown key"))
                continue
            }
            let subject = SubjectID(rawValue: key[..<8].reduce(0) { $0 << 8 | UInt64($1) })
            last = max(last, subject)
            do {
                let alias = try openAlias(entry.value, row: key, of: subject)
                let owner = try self.entry(digest: digest(of: alias), in: txn)
                if owner?.subject != subject {
                    findings.append(LogFinding(.vault(subject), "an alias does not lead to it"))
                }
            } catch let error as EventLogError where error.code == .damaged {
                findings.append(LogFinding(.vault(subject), "an alias was altered"))
            } catch is CodecError {
                findings.append(LogFinding(.vault(subject), "an alias was altered"))
            }
        }
        if try txn.statistics(of: aliasDatabase).entryCount != count {
            findings.append(
                LogFinding(.vault(.registry), "there are other aliases than numbers")
            )
        }
        if try nextSubject(in: txn) <= last {
            findings.append(LogFinding(.vault(last), "its number would be dealt again"))
        }
        return findings
    }
}
