internal import EventLog
public import EventModel
public import ProfileModel

/// Which forms were filled in outside the permitted time, or by the wrong group.
public struct Windows: Hashable, Sendable {
    /// How many forms of one version and group came out how.
    public struct Count: Hashable, Sendable {
        /// The version of the questionnaire.
        public let form: String
        /// The group that the forms are for.
        public let group: TargetGroup
        private let counts: [JudgedSubmission.Verdict: Int]

        init(form: String, group: TargetGroup, counts: [JudgedSubmission.Verdict: Int]) {
            self.form = form
            self.group = group
            self.counts = counts
        }

        /// How many came out so.
        public func count(_ verdict: JudgedSubmission.Verdict) -> Int { counts[verdict] ?? 0 }

        /// How many there are.
        public var all: Int { counts.values.reduce(0, +) }
    }

    /// What was asked.
    public let question: WindowQuestion
    /// The last position that was read, nil for an empty log.
    public let through: Position?
    /// Every form that was judged, by subject and then by position.
    public let submissions: [JudgedSubmission]
    /// How many forms their sources annulled; they were never handed in.
    public let annulled: Int
    /// Everybody whose data was destroyed.
    public let erased: [SubjectID]

    /// The forms that are not inside, those that can not be told among them.
    public var listed: [JudgedSubmission] { submissions.filter { $0.verdict != .inside } }

    /// The counts of every form and group, ascending.
    public var counts: [Count] {
        var found: [[String]: [JudgedSubmission.Verdict: Int]] = [:]
        for submission in submissions {
            found[[submission.form, submission.group.rawValue], default: [:]][
                submission.verdict,
                default: 0
            ] += 1
        }
        return found.keys.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { key in
            Count(
                form: key[0],
                group: TargetGroup(rawValue: key[1]),
                counts: found[key] ?? [:]
            )
        }
    }
}

extension HistoryStore {
    /// Judges every form that was handed in by when it was and who was on which benefit.
    ///
    /// Every form is counted, and none is taken to be inside because something is not known. Throws
    /// `.badInput` where the rules do not hold, and `.unknownAttribute` where the attribute that
    /// assigns is not known or is a series.
    public func windows(
        _ question: WindowQuestion,
        progress: (_ done: Int, _ count: Int) -> Void = { _, _ in }
    ) throws(StoreError) -> Windows {
        try question.rules.check()
        let assigned = try assignment(question.rules)
        let scan = try scan(question.options)
        var submissions: [JudgedSubmission] = []
        var annulled = 0
        try scan.forEach(
            { WindowWorker(question, assigned: assigned, scan) },
            progress: progress
        ) { findings in
            for finding in findings {
                switch finding {
                case .judged(let submission): submissions.append(submission)
                case .annulled: annulled += 1
                }
            }
        }
        return Windows(
            question: question,
            through: scan.scope.through,
            submissions: submissions,
            annulled: annulled,
            erased: try erasedSubjects()
        )
    }

    func assignment(_ rules: WindowRules) throws(StoreError) -> AttributeNumber? {
        guard let name = rules.assigned else { return nil }
        guard let found = try registry().attributes.definition(named: name), found.series == nil
        else {
            throw StoreError(
                .unknownAttribute,
                "no attribute that is not a series has this name",
                field: "assigned"
            )
        }
        return found.number
    }
}
