public import EventModel
import ProfileModel

/// Works out of packed streams what a plan asks for, and nothing else: rules 1 to 4 of the as-of.
///
/// Gives what ``ProfileFold`` gives: the same winners, the same submission. Facts of attributes
/// that are not in the plan are passed over after a few bytes, and no value is read before it is
/// asked for, so that damage there may go unseen.
///
/// A workspace: it keeps the memory of the largest subject that it has met and allocates no more.
/// A value of this type is used by one task at a time.
public struct PopulationFold: Sendable {
    /// What is kept.
    public let plan: PopulationPlan

    /// Where an attribute's facts go, by its number; nowhere where they are not wanted.
    var routes: [FoldRoute]
    let rows: [SeriesRow]
    /// The best fact so far, first of each attribute, then of each period of each series.
    var cells: [PackedFact]
    /// The round that the cells are filled in; every scan is one.
    var round: UInt64 = 0
    var found = FoldFindings()
    var limits: FoldLimits?
    /// Settles the rare subjects whose earlier periods both hold values and have ended.
    var whole = ProfileFold()

    /// The submission in force; nil where there is none.
    public var submission: PackedSubmission? { found.submission }

    /// Whether the person's stream holds restrictions, known or not: what this fold gives does not
    /// heed them.
    public var mayBeRestricted: Bool { found.mayBeRestricted }

    /// Makes a workspace for a plan.
    public init(_ plan: PopulationPlan) {
        self.plan = plan
        routes = FoldRoute.table(plan)
        var rows: [SeriesRow] = []
        var count = plan.attributes.count
        for series in plan.series {
            rows.append(SeriesRow(series, firstCell: count))
            count += Int(series.reach) + 1
        }
        self.rows = rows
        cells = Array(repeating: PackedFact(), count: count)
    }

    /// How much there is memory for; grows only where more is allocated.
    package var capacity: Int {
        routes.capacity + cells.capacity + found.marks.capacity + whole.capacity
    }

    /// Works out one subject; what was worked out before is forgotten.
    ///
    /// Entries beyond `through` in the log are not looked at. Costs one pass, or two where an event
    /// was annulled or disputed. Throws where the bytes that it has to look at are not those that a
    /// store writes, and then holds nothing of use; the workspace stays usable.
    public mutating func fold(
        _ stream: RawSpan,
        asOf question: AsOf,
        through limit: Position
    ) throws(CodecError) {
        let limits = FoldLimits(question, through: limit)
        if limits.effective != self.limits?.effective { place(question.effective) }
        self.limits = limits
        if !found.marks.isEmpty { found.marks.removeAll() }
        try scan(stream, limits, isSecond: false)
        if !found.marks.isEmpty {
            found.marks.resolve(at: question.effective)
            if found.marks.hideSomething(includingDisputed: limits.includesDisputed) {
                try scan(stream, limits, isSecond: true)
            }
            if let best = submission, found.marks.verdict(on: best.position).withdrawnBy != nil {
                found.submission = nil
            }
        }
        for row in rows.indices where earlier(row) == 3 {
            try settle(row, in: stream, asOf: question, through: limit)
        }
    }

    /// What facts say of periods before those of a row: 1 that one holds a value, 2 that one does
    /// not.
    func earlier(_ row: Int) -> UInt8 { routes[Int(rows[row].attribute.rawValue)].earlier }

    /// Places the periods of all series for a moment.
    private mutating func place(_ moment: EffectiveTime) {
        let day = Copenhagen.date(at: moment.instant)
        for row in rows { row.lay(&routes[Int(row.attribute.rawValue)], on: day) }
    }

    /// Finds out whether a period before those of a row holds a value.
    ///
    /// Only where some such period was told and some ended is it not known already.
    private mutating func settle(
        _ place: Int,
        in stream: RawSpan,
        asOf question: AsOf,
        through limit: Position
    ) throws(CodecError) {
        let row = rows[place]
        // Where a period before the one asked holds a value, nobody asks for earlier ones.
        let cells = row.firstCell..<(row.firstCell + row.reach)
        if cells.contains(where: { self.cells[$0].hasValue(in: round) }) { return }
        try whole.select(from: stream, asOf: question, through: limit)
        let route = Int(row.attribute.rawValue)
        let keys = row.earlierKeys(routes[route])
        let isHeld = whole.winners.candidates.contains {
            !$0.isEnded && keys.contains($0.key.rawValue)
        }
        routes[route].earlier = isHeld ? 1 : 2
    }
}
