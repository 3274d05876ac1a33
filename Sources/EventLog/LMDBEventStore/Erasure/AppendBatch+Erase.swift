internal import EventModel

extension AppendBatch {
    /// Refuses to destroy the data of somebody who has none.
    func checkErasable(_ subject: SubjectID) throws {
        guard subject.isPerson, try head(of: subject) != nil else {
            throw AppendRefusal.unknownSubject(subject)
        }
    }

    /// Remembers of whose data parts are to be destroyed with the commit.
    mutating func noteRedaction(at placement: Placement) {
        if placement.isDuplicate { return }
        redaction = (placement.subject, placement.position)
    }

    /// Remembers whose data is to be destroyed with the commit; a repeated event destroys nothing.
    mutating func note(_ subject: SubjectID?, at placement: Placement) {
        guard let subject, !placement.isDuplicate else { return }
        erasure = (subject, placement.position)
    }
}
