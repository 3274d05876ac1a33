internal import EventModel
internal import Projections

extension IssuedEvent {
    /// Which issued scores a later event annuls or disputes, by everything that the log says.
    static func standings(
        in stream: RawSpan
    ) throws(CodecError) -> [Position: IssuedStanding] {
        var standings: [Position: IssuedStanding] = [:]
        for entry in try SubjectHistory(of: stream, asOf: .everything).entries
        where entry.type == .scoreIssued {
            switch entry.standing {
            case .annulled: standings[entry.provenance.position] = .annulled
            case .disputed: standings[entry.provenance.position] = .disputed
            default: break
            }
        }
        return standings
    }
}
