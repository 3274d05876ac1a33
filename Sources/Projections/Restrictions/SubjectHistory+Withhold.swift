public import EventModel
import ProfileModel

extension SubjectHistory {
    /// Everything that a stream holds, as far as a reader may see it.
    ///
    /// Every event stands there with its times and its standing; what a restricted one states, and
    /// what later ones say of it, is withheld.
    public init(
        of stream: RawSpan,
        asOf question: AsOf,
        for reader: Reader
    ) throws(CodecError) {
        try self.init(of: stream, asOf: question)
        guard entries.contains(where: { $0.type == .restriction }) else { return }
        let restrictions = try Restrictions(in: stream, asOf: question, for: reader)
        if restrictions.isEmpty { return }
        var isCovered: Set<Position> = []
        for index in entries.indices {
            let entry = entries[index]
            let position = entry.provenance.position
            var attribute: AttributeNumber?
            if case .fact(let body) = entry.statement { attribute = body.attribute }
            if restrictions.restriction(on: position, of: attribute) != nil
                || entry.target.map(isCovered.contains) ?? false
            {
                isCovered.insert(position)
                entries[index].statement.withhold()
            }
            // It says what stands in the place of others.
            if case .redaction(let said) = entry.statement {
                let isWhole = isCovered.contains(position)
                entries[index].statement = .redaction(
                    said.withoutPayloads { isWhole || isCovered.contains($0) }
                )
            }
        }
    }
}

extension Redaction {
    /// The same, without what it says of some events.
    fileprivate func withoutPayloads(of isCovered: (Position) -> Bool) -> Redaction {
        Redaction(
            nextKeys: nextKeys,
            replacements: replacements.map { replacement in
                isCovered(replacement.position)
                    ? Replacement(position: replacement.position, payload: []) : replacement
            },
            ground: ground,
            authority: authority
        )
    }
}

extension Statement {
    /// Takes out what is said about the person; that something is restricted stays.
    fileprivate mutating func withhold() {
        switch self {
        case .restriction, .lift, .annulment, .withdrawal, .redaction, .withheld: break
        case .fact(let body):
            if body.value?.withholding == nil {
                self = .fact(
                    FactBody(
                        attribute: body.attribute,
                        value: .withheld(.restricted),
                        period: body.period
                    )
                )
            }
        case .submission(var body):
            body.withhold(.restricted)
            self = .submission(body)
        default: self = .withheld(.restricted)
        }
    }
}
