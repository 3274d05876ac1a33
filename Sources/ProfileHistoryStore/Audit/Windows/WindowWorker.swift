internal import EventModel
internal import ProfileModel
internal import Projections

/// Judges one person's forms after another.
struct WindowWorker: PopulationWorking {
    /// What became of a form.
    enum Finding: Sendable {
        case judged(JudgedSubmission)
        /// Its source says that it never was.
        case annulled
    }

    private let question: WindowQuestion
    /// The attribute whose first fact assigns.
    private let assigned: AttributeNumber?
    private let reader: Reader
    private let last: Position
    private var fold = ProfileFold()

    init(_ question: WindowQuestion, assigned: AttributeNumber?, _ scan: PopulationScan) {
        self.question = question
        self.assigned = assigned
        last = scan.last
        reader = Reader(roles: question.options.roles, at: EffectiveTime(scan.scope.now))
    }

    mutating func look(
        at subject: SubjectID,
        _ stream: RawSpan,
        _ findings: inout [Finding]
    ) throws {
        let count = try BoundedStream.byteCount(of: stream, before: last.next)
        let bounded = stream.extracting(0..<count)
        guard try Self.holdsSubmissions(bounded) else { return }
        var known = Known.position(last)
        if case .known(let limit) = question.knowledge { known = limit }
        let everything = AsOf(effective: EffectiveTime(.distantFuture), known: known)
        for entry in try SubjectHistory(of: bounded, asOf: everything).entries {
            guard case .submission(let body) = entry.statement,
                let at = entry.provenance.effective, entry.standing != .notYetKnown,
                question.until.map({ at <= $0 }) ?? true
            else { continue }
            if case .annulled = entry.standing {
                findings.append(.annulled)
                continue
            }
            let group = TargetGroup(rawValue: body.targetGroup)
            let judgement = try judge(group, at, stream, bounded)
            findings.append(
                .judged(
                    JudgedSubmission(
                        subject: subject,
                        position: entry.provenance.position,
                        at: at,
                        form: body.form,
                        group: group,
                        verdict: judgement.verdict,
                        reason: judgement.reason,
                        benefit: judgement.run.group,
                        start: judgement.run.wholeStart,
                        closed: judgement.closed
                    )
                )
            )
        }
    }

    private static func holdsSubmissions(_ stream: RawSpan) throws(CodecError) -> Bool {
        var reader = StreamReader(stream)
        while let entry = try reader.next() {
            if entry.type == .submission { return true }
        }
        return false
    }

    /// What came out for a form of a group at a moment.
    struct Judgement {
        var verdict: JudgedSubmission.Verdict
        var reason: JudgedSubmission.Reason?
        var run = WindowRules.Run()
        var closed: EffectiveTime?

        /// It can not be told, and nothing is said of the run: only a part of it may be read.
        static func cannotTell(_ reason: JudgedSubmission.Reason) -> Judgement {
            Judgement(verdict: .cannotTell, reason: reason)
        }
    }

    /// Judges a form of a group that was handed in at a moment, or is about to be.
    mutating func judge(
        _ group: TargetGroup,
        _ at: EffectiveTime,
        _ stream: RawSpan,
        _ bounded: RawSpan
    ) throws(CodecError) -> Judgement {
        let rules = question.rules
        guard rules.codes.covers(group) else { return .cannotTell(.noCodes) }
        let known = question.known(at: at, through: last)
        let asOf = AsOf(effective: at, known: known)
        // A week is a week, whenever what is said of it takes effect.
        let always = AsOf(effective: EffectiveTime(.distantFuture), known: known)
        let profile = try fold.profile(of: stream, asOf: always, for: reader, through: last)
        let weeks = rules.weeks(of: profile)
        if weeks.isEmpty { return .cannotTell(.noBenefit) }
        let day = Copenhagen.date(at: at.instant)
        let run = rules.run(upTo: ISOWeek.containing(day), weeks)
        guard let benefit = run.group, let start = run.start else {
            return run.withholding.map { .cannotTell(JudgedSubmission.Reason($0)) }
                ?? Judgement(verdict: .before, run: run)
        }
        if benefit != group { return Judgement(verdict: .wrongGroup, run: run) }
        if rules.untilAssigned.contains(group) {
            return try judge(assignedSince: start, run, asOf, stream, bounded)
        }
        let end = rules.end(of: start)
        guard end <= day else {
            return run.withholding.map { .cannotTell(JudgedSubmission.Reason($0)) }
                ?? Judgement(verdict: .inside, run: run)
        }
        // However far back the run goes: it is late by what can be read of it.
        let closed = run.withholding == nil ? EffectiveTime(Copenhagen.opening(of: end)) : nil
        return Judgement(verdict: .late, run: run, closed: closed)
    }

    /// Judges by the first fact that assigns the person since unemployment began.
    private func judge(
        assignedSince start: ISOWeek,
        _ run: WindowRules.Run,
        _ asOf: AsOf,
        _ stream: RawSpan,
        _ bounded: RawSpan
    ) throws(CodecError) -> Judgement {
        guard let assigned else { return .cannotTell(.noAttribute) }
        if let why = run.withholding { return .cannotTell(JudgedSubmission.Reason(why)) }
        let restrictions = try Restrictions(in: stream, asOf: asOf, for: reader, through: last)
        let opening = EffectiveTime(Copenhagen.opening(of: start.firstDay))
        var first: EffectiveTime?
        for entry in try SubjectHistory(of: bounded, asOf: asOf).entries {
            guard case .fact(let fact) = entry.statement, fact.attribute == assigned,
                let effective = entry.provenance.effective, effective >= opening,
                let value = fact.value
            else { continue }
            switch entry.standing {
            case .visible, .superseded: break
            default: continue
            }
            let position = entry.provenance.position
            if restrictions.restriction(on: position, of: assigned) != nil {
                return .cannotTell(.restricted)
            }
            if value.withholding != nil { return .cannotTell(.erased) }
            first = min(first ?? effective, effective)
        }
        guard let first else { return Judgement(verdict: .inside, run: run) }
        return Judgement(verdict: .late, run: run, closed: first)
    }
}

extension WindowRules {
    /// What a profile says of each week.
    fileprivate func weeks(of profile: Profile) -> [ISOWeek: Week] {
        var weeks: [ISOWeek: Week] = [:]
        for fact in profile.series(for: .benefit)?.facts ?? [] {
            guard let period = fact.period, period.granularity == .week else { continue }
            let week = ISOWeek(ordinal: period.ordinal)
            switch fact.value {
            case .withheld(let why): weeks[week] = .withheld(why)
            case .code(let code): weeks[week] = codes.group(of: code).map { .benefit($0) } ?? .other
            case .text, .integer, .decimal, .date: weeks[week] = .other
            }
        }
        return weeks
    }
}
