internal import EventModel

extension AppendBatch {
    /// Refuses to destroy the data of somebody who has none.
    func checkErasable(_ subject: SubjectID) throws {
        guard subject.isPerson, try head(of: subject) != nil else {
            throw AppendRefusal.unknownSubject(subject)
        }
    }

    /// Remembers whose data is to be destroyed with the commit; a repeated event destroys nothing.
    mutating func note(_ subject: SubjectID?, at placement: Placement) {
        guard let subject, !placement.isDuplicate else { return }
        erasure = (subject, placement.position)
    }
}
