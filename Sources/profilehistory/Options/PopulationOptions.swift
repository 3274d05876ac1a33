internal import ArgumentParser
internal import ProfileHistoryStore

/// What is asked of every subject.
struct PopulationOptions: ParsableArguments {
    @OptionGroup var times: TimeOptions

    @Option(help: "The model version; the one in force for each form unless given.")
    var model: String?

    @Option(help: "Score the forms of this target group only.")
    var group: String?

    @Option(help: ArgumentHelp("Compare with this model version.", valueName: "model"))
    var against: String?

    @Option(help: ArgumentHelp("Compare with this date or instant.", valueName: "date"))
    var againstAt: String?

    @Option(help: ArgumentHelp("Compare with what was known then.", valueName: "date"))
    var againstKnown: String?

    @Flag(help: "Rows only of those whose class differs between the two sides.")
    var onlyFlips = false

    /// Whether a second side was named.
    var isCompared: Bool {
        against != nil || againstAt != nil || againstKnown != nil
    }

    /// Whether any of it was given.
    var isGiven: Bool {
        times.at != nil || times.knowledge.isNarrowed || model != nil || group != nil || isCompared
            || onlyFlips
    }

    /// Refuses a call that does not hang together.
    func validateCall() throws {
        guard times.at != nil else {
            throw ValidationError("Missing expected argument '--at <date>', or --issued")
        }
        guard !onlyFlips || isCompared else {
            throw ValidationError("--only-flips goes with --against or one of its kind.")
        }
    }

    /// The question.
    func question(roles: [String]) throws -> PopulationQuestion {
        guard let at = times.at else {
            throw ValidationError("Missing expected argument '--at <date>'")
        }
        var question = PopulationQuestion(at: at)
        question.model = model
        question.known = times.knowledge.known
        question.clock = times.knowledge.clock
        question.includesDisputed = times.knowledge.includeDisputed
        question.group = group
        question.roles = roles
        question.onlyFlips = onlyFlips
        if isCompared {
            question.against = PopulationQuestion.Against(
                model: against,
                at: againstAt,
                known: againstKnown
            )
        }
        return question
    }
}
