internal import EventLog
public import EventModel
internal import ProfileModel
internal import ProfileScoring
internal import Projections

extension HistoryStore {
    /// Answers the four questions for one person: what part an attribute played in her case, since
    /// when it has been used, who decided that, and what it is used for.
    ///
    /// The case is the score that was shown of her last, or with `at` the one of that moment as all
    /// is known now. Throws `.unknownAttribute` where no attribute has the name, `.unknownSubject`
    /// and `.erased` where nothing is held on the person.
    public func letter(
        to subject: SubjectID,
        about attribute: String = "origin",
        at moment: EffectiveTime? = nil,
        roles: Set<String> = []
    ) throws(StoreError) -> CitizenLetter {
        guard let definition = try registry().attributes.definition(named: attribute) else {
            throw StoreError(
                .unknownAttribute,
                "the store knows no attribute of this name",
                field: "about"
            )
        }
        let history = try history(
            of: subject,
            asOf: AsOf(effective: EffectiveTime(now()), known: .position(.last)),
            roles: roles
        )
        let shown = history.entries.filter { entry in
            guard entry.type == .scoreIssued else { return false }
            if case .annulled = entry.standing { return false }
            return true
        }
        let occasion = try LetterCase(
            self,
            subject,
            shown,
            about: attribute,
            at: moment,
            roles: roles
        )
        let writer = LetterWriter(
            name: FeatureWords.attribute(attribute),
            definition: definition,
            occasion: occasion,
            versions: try versions(using: attribute),
            history: history,
            now: now()
        )
        let answers = writer.answers
        let first = occasion.sentences
        let used = (first + answers.flatMap(\.sentences)).flatMap { sentence -> [Position] in
            if case .events(let positions) = sentence.ground { positions } else { [] }
        }
        return CitizenLetter(
            subject: subject,
            attribute: attribute,
            model: occasion.model,
            occasion: first,
            answers: answers,
            sources: try sources(Set(used).sorted())
        )
    }

    /// The versions that use an attribute, with when they were in force.
    private func versions(using attribute: String) throws(StoreError) -> [LetterVersion] {
        let timeline = try registry().models
        var versions: [LetterVersion] = []
        for model in timeline.models(asOf: .everything) {
            let document = try document(of: model.name)
            let use = document.attributes.first { $0.name == attribute }
            versions.append(
                LetterVersion(
                    model: model,
                    title: document.title,
                    use: use,
                    periods: timeline.periods(of: model.name)
                )
            )
        }
        return versions
    }

    /// What each of some events is, and who said it when.
    private func sources(
        _ positions: [Position]
    ) throws(StoreError) -> [(position: Position, what: Wording)] {
        try translating {
            var sources: [(position: Position, what: Wording)] = []
            for position in positions {
                guard let event = try log.events(from: position, limit: 1).first,
                    event.position == position
                else { continue }
                let source = event.key.source
                let day = LocalTime.text(event.registered.instant)
                sources.append(
                    (
                        position,
                        Wording(
                            danish: "\(LetterWords.name(of: event.type).danish), \(source), \(day)",
                            english:
                                "\(LetterWords.name(of: event.type).english), \(source), \(day)"
                        )
                    )
                )
            }
            return sources
        }
    }
}
