internal import EventLog
internal import EventModel
internal import ProfileModel
internal import ProfileScoring
internal import Projections

extension HistoryStore {
    /// Says in which versions an attribute or question was used, since when, and whose class it
    /// touched: of everybody as of a date by every approved version that uses it, and of every
    /// score that was shown by the version that gave it.
    ///
    /// Throws `.unknownAttribute` where the store knows no attribute and no question of the name.
    public func use(
        of question: AttributeQuestion,
        progress: (_ done: Int, _ count: Int) -> Void = { _, _ in }
    ) throws(StoreError) -> AttributeUse {
        let scan = try scan(question.options)
        var models = try ReplayModels(of: log, end: scan.scope.end)
        let registry = models.registry
        let asked = registry.forms.all.reversed().lazy
            .compactMap { $0.question(question.name) }.first
        let definition = registry.attributes.definition(named: question.name)
        guard asked != nil || definition != nil else {
            throw StoreError(
                .unknownAttribute,
                "the store knows no attribute and no question of this name",
                field: "attribute"
            )
        }
        var users: [AttributeWorker.User] = []
        var versions: [AttributeUse.Version] = []
        for model in registry.models.models(asOf: .everything) {
            models.candidate = model.name
            let place = try models.place(of: model.name)
            let scorer = models.scorers[place]
            let version = Self.version(model, scorer, question.name, registry.models)
            if version.use != nil, !model.approvals.isEmpty {
                users.append(
                    AttributeWorker.User(
                        place: versions.count,
                        scorer: scorer,
                        features: Set(version.features),
                        groups: Set(scorer.document.targetGroups.map(\.rawValue))
                    )
                )
            }
            versions.append(version)
        }
        var answer = AttributeUse(
            question: question,
            definition: definition,
            formQuestion: asked,
            through: scan.scope.through,
            versions: versions
        )
        let found = users
        try scan.forEach(
            { AttributeWorker(question, found, scan) },
            progress: progress
        ) { findings in
            for finding in findings { answer.add(finding) }
        }
        return answer
    }

    private static func version(
        _ model: ModelTimeline.Model,
        _ scorer: ProfileScorer,
        _ name: String,
        _ timeline: ModelTimeline
    ) -> AttributeUse.Version {
        let document = scorer.document
        let places = document.features.indices.filter { place in
            let feature = document.features[place]
            return feature.attribute?.name == name || feature.reads(question: name)
        }
        let ever = places.map { scorer.everChangesClass($0) }
        return AttributeUse.Version(
            model: model,
            digest: document.digest,
            use: (document.attributes + document.questions).first { $0.name == name },
            features: places.map { document.features[$0].name },
            periods: timeline.periods(of: model.name),
            everChangesClass: ever.contains(true) ? true : (ever.contains(nil) ? nil : false)
        )
    }
}

extension AttributeUse {
    fileprivate mutating func add(_ finding: AttributeWorker.Finding) {
        guard let version = finding.version else {
            restrictedScores += 1
            return
        }
        let path: WritableKeyPath<Version, Touch> = finding.shown == nil ? \.everybody : \.shown
        versions[version][keyPath: path].scored += 1
        switch finding.effect {
        case .notConsulted: break
        case .consulted: versions[version][keyPath: path].consulted += 1
        case .untold: versions[version][keyPath: path].untold += 1
        case .changed(let from, let to):
            versions[version][keyPath: path].consulted += 1
            versions[version][keyPath: path].add(from: from, to: to)
            if let shown = finding.shown {
                guard touchedScores.count < question.listed else { return }
                touchedScores.append(TouchedScore(score: shown, without: to))
            } else if touchedSubjects.count < question.listed,
                touchedSubjects.last != finding.subject
            {
                touchedSubjects.append(finding.subject)
            }
        }
    }
}

extension ModelTimeline {
    /// When a version was in force, by group and time, as everything known says.
    func periods(of model: String) -> [AttributeUse.Period] {
        let all = models(asOf: .everything)
        let groups = Set(all.flatMap(\.activations).map(\.targetGroup)).sorted()
        return groups.flatMap { group in
            let turns = Set(
                all.flatMap { known in
                    known.activations.filter { $0.targetGroup == group }.map(\.effective)
                        + known.retirements.filter { ($0.targetGroup ?? group) == group }
                        .map(\.effective)
                }
            ).sorted()
            var periods: [AttributeUse.Period] = []
            var start: EffectiveTime?
            for turn in turns {
                let question = AsOf(effective: turn, known: .position(.last))
                let isInForce = inForce(for: group, asOf: question)?.model == model
                if isInForce, start == nil { start = turn }
                if !isInForce, let from = start {
                    periods.append(.init(group: group, from: from, until: turn))
                    start = nil
                }
            }
            if let from = start { periods.append(.init(group: group, from: from, until: nil)) }
            return periods
        }
    }
}
