internal import EventModel
internal import JSON
internal import ProfileHistoryStore

extension Call {
    /// How a question about everybody is read.
    func scan() throws -> AuditOptions {
        let through = try query.integer("through", in: Query.positions)
        return AuditOptions(roles: storeRoles, through: through.map { Position(rawValue: $0) })
    }

    /// Two sides of everybody's scores.
    func population() throws -> PopulationQuestion {
        var question = try oneSide()
        question.against = PopulationQuestion.Against(
            model: query["againstModel"],
            at: query["againstAt"],
            known: query["againstKnown"]
        )
        guard question.against != PopulationQuestion.Against() else {
            throw Problem(
                .badRequest,
                "name the other side: againstModel, againstAt or againstKnown"
            )
        }
        return question
    }

    private func oneSide() throws -> PopulationQuestion {
        var question = PopulationQuestion(at: try required("at"))
        question.model = query["model"]
        question.known = query["known"]
        question.clock = try clock()
        question.includesDisputed = try query.flag("includeDisputed")
        question.group = query["group"]
        return question
    }

    /// Fairness between groups.
    func fairness() throws -> FairnessQuestion {
        let names = query["by"] == nil ? ["origin", "sex", "age"] : try query.list("by")
        let divisions = names.compactMap { name in
            FairnessQuestion.allDivisions.first { $0.rawValue == name }
        }
        guard divisions.count == names.count, Set(names).count == names.count else {
            throw Problem(
                .badRequest,
                "by takes origin, sex, age and municipality, each once",
                field: "by"
            )
        }
        return FairnessQuestion(
            try oneSide(),
            selected: query["selected"] ?? "high",
            outcome: try query["outcome"].map { (text) throws(StoreError) in
                try OutcomeRule(parsing: text)
            },
            divisions: divisions,
            options: try scan()
        )
    }

    /// A range of the log, by `from` and `to`.
    func range() throws -> PositionRange? {
        let from = try query.integer("from", in: Query.positions)
        let to = try query.integer("to", in: Query.positions)
        switch (from, to) {
        case (nil, nil): return nil
        case (let first?, let last?):
            return try PositionRange(
                from: Position(rawValue: first),
                to: Position(rawValue: last)
            )
        default: throw Problem(.badRequest, "from and to go together")
        }
    }

    /// What was faulty.
    func fault() throws -> BlastRadiusQuestion.Fault {
        let range = try range()
        switch (query["model"], range, query["input"]) {
        case (let model?, nil, nil): return .model(model)
        case (nil, let range?, nil): return .range(range)
        case (nil, nil, let input?): return .input(try InputCondition(parsing: input))
        default:
            throw Problem(.badRequest, "name one fault: model, from with to, or input")
        }
    }

    /// How assessments stand to scores.
    func deviations() throws -> DeviationQuestion {
        var question = DeviationQuestion(
            from: try query["from"].map { (text) throws(StoreError) in
                try EffectiveTime(opening: text, field: "from")
            },
            to: try query["to"].map { (text) throws(StoreError) in
                try EffectiveTime(closing: text, field: "to")
            },
            options: try scan()
        )
        if let name = query["by"] {
            // Reasons are free texts, which may be personal.
            guard let grouping = DeviationQuestion.Grouping(rawValue: name), grouping != .reason
            else { throw Problem(.badRequest, "by takes office or version", field: "by") }
            question.grouping = grouping
        }
        return question
    }
}
