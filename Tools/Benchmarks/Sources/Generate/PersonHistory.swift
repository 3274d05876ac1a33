internal import EventModel
internal import Glibc
internal import ProfileModel

/// Invents everything that registers say of one person, oldest first.
struct PersonHistory {
    let seed: UInt64
    let meanFacts: Double
    let withIssuedScores: Bool
    let codes: Codes

    /// Histories lie between the first days of these years.
    private static let firstDay = 14_610  // 2010-01-01
    private static let lastDay = 17_531  // 2017-12-31
    private static let correctionsPerMille = 40
    private static let submissionsPerMille = 600

    /// The spread of lengths: the 99th percentile is some six times the median.
    private static let spread = 0.8
    private static let fewestFacts = 5
    private static let mostFacts = 2_000

    /// Fills `statements` with what is said of a person, in no order of time; the same for a seed.
    func write(_ index: Int, to statements: inout [Statement]) {
        var random = SplitMix64(seed: seed &+ UInt64(index) &* 0xA076_1D64_78BD_642F)
        let person = Person(index: index, isMale: random.happens(perMille: 500))
        var draft = Draft(person: UInt32(index), random: random, reusing: &statements)
        let count = factCount(&draft.random)
        core(person, &draft)
        var left = count - Self.fewestFacts
        while left > 0 { left -= episode(atMost: left, &draft) }
        if draft.random.happens(perMille: Self.submissionsPerMille) { submission(&draft) }
        statements = draft.statements
    }

    /// Lognormal above the least; the normal number is a sum of twelve, which has no long tail.
    private func factCount(_ random: inout SplitMix64) -> Int {
        let sum = (0..<12).reduce(0.0) { total, _ in total + Double(random.below(1 << 20)) }
        let normal = sum / Double(1 << 20) - 6
        let above = meanFacts - Double(Self.fewestFacts)
        let scale = log(above) - Self.spread * Self.spread / 2
        let drawn = exp(scale + Self.spread * normal)
        return min(Self.fewestFacts + Int(drawn), Self.mostFacts)
    }

    /// What is known of everybody from the first delivery on.
    private func core(_ person: Person, _ draft: inout Draft) {
        let day = Self.firstDay + draft.random.below(300)
        let birth = UInt32(bitPattern: person.birthDay)
        draft.add(.birthDate, holdsFrom: Int(person.birthDay), value: birth, registered: day)
        draft.add(
            .sex,
            holdsFrom: Int(person.birthDay),
            value: person.isMale ? 0 : 1,
            registered: day
        )
        draft.add(
            .municipality,
            holdsFrom: day,
            value: UInt32(draft.random.below(codes.municipalities.count)),
            registered: day
        )
        draft.add(
            .origin,
            holdsFrom: Int(person.birthDay),
            value: codes.origin(&draft.random),
            registered: day + draft.random.below(60)
        )
        draft.add(
            .citizenship,
            holdsFrom: day,
            value: UInt32(draft.random.below(codes.citizenships.count)),
            registered: day
        )
    }

    /// A change, or a run of weeks or months; gives how many facts it took.
    private func episode(atMost limit: Int, _ draft: inout Draft) -> Int {
        switch draft.random.below(20) {
        case 0..<5: return change(&draft)
        case 5..<13:
            return run(.benefit, periods: 418, longest: min(limit, 13), first: 2_087, &draft)
        case 13..<17:
            return run(.employment, periods: 96, longest: min(limit, 12), first: 24_120, &draft)
        default: return run(.income, periods: 96, longest: min(limit, 12), first: 24_120, &draft)
        }
    }

    /// One attribute that changes on a day.
    private func change(_ draft: inout Draft) -> Int {
        let day = draft.random.within(Self.firstDay + 300...Self.lastDay - 60)
        let registered = day + draft.random.within(1...30)
        let ends = draft.random.happens(perMille: 30)
        switch draft.random.below(4) {
        case 0:
            draft.add(
                .municipality,
                holdsFrom: day,
                value: UInt32(draft.random.below(codes.municipalities.count)),
                registered: registered
            )
        case 1:
            draft.add(
                .dependants,
                holdsFrom: day,
                value: UInt32(draft.random.below(5)),
                registered: registered
            )
        case 2:
            draft.add(
                .education,
                holdsFrom: day,
                value: UInt32(draft.random.below(codes.educations.count)),
                registered: registered
            )
        default:
            let value =
                ends
                ? Statement.ended : UInt32(draft.random.below(codes.industries.count))
            draft.add(.industry, holdsFrom: day, value: value, registered: registered)
        }
        return 1
            + draft.correct(perMille: Self.correctionsPerMille) { random in
                random.below(5)
            }
    }

    /// Consecutive periods of a series; each is said some weeks after it ended.
    private func run(
        _ series: AttributeNumber,
        periods: Int,
        longest: Int,
        first: Int,
        _ draft: inout Draft
    ) -> Int {
        let length = draft.random.within(1...longest)
        let start = first + draft.random.below(periods - length)
        let benefit = UInt32(draft.random.below(codes.benefits.count))
        var count = 0
        for ordinal in start..<start + length {
            let end =
                series == .benefit
                ? ISOWeek(ordinal: Int32(ordinal)).lastDay
                : CalendarMonth(ordinal: Int32(ordinal)).lastDay
            let value: UInt32 =
                switch series {
                case .benefit: benefit
                case .employment: UInt32(max(0, draft.random.below(120) - 19))
                default: UInt32(draft.random.below(45_000))
                }
            draft.add(
                series,
                holdsFrom: ordinal,
                value: value,
                registered: Int(end.dayNumber) + draft.random.within(4...45)
            )
            count += 1
            if count < length {
                count += draft.correct(perMille: Self.correctionsPerMille) { random in
                    series == .benefit ? random.below(codes.benefits.count) : random.below(100)
                }
            }
        }
        return count
    }

    /// A filled-in form and, where asked for, the score that was shown for it.
    private func submission(_ draft: inout Draft) {
        let day = draft.random.within(16_600...Self.lastDay)
        let answers = UInt32(truncatingIfNeeded: draft.random.next())
        draft.add(
            kind: Statement.Subject.submission,
            holdsFrom: day,
            value: answers,
            registered: day
        )
        if withIssuedScores {
            draft.add(
                kind: Statement.Subject.issuedScore,
                holdsFrom: day,
                value: UInt32(draft.random.below(2)),
                registered: day
            )
        }
    }
}
