internal import EventModel
public import ProfileModel

/// When a form may be filled in, by this store's reading of the rules.
///
/// Unemployment begins with the first week of the unbroken run of weeks with a benefit code of some
/// group, up to the week of the submission. A group that has a period of its own is late from the
/// day that lies so many calendar months after the Monday of that week; one that waits to be
/// assigned is late from the first fact of an attribute that is effective since then.
public struct WindowRules: Hashable, Sendable {
    /// Which codes belong to which group.
    public var codes: BenefitCodes
    /// How many calendar months the period lasts.
    public var months = 3
    /// How many weeks without a benefit code break no run.
    public var gap = 0
    /// The groups that may fill in the form until they are assigned; the others have a period.
    public var untilAssigned: Set<TargetGroup> = [.kontanthjaelp]
    /// The attribute whose first fact assigns, by name; nil where none is known.
    public var assigned: String?

    /// States the rules, with defaults that are this store's choice.
    public init(codes: BenefitCodes) { self.codes = codes }

    /// Throws `.badInput` where a number is not one that a rule can have.
    func check() throws(StoreError) {
        guard (1...120).contains(months) else {
            throw StoreError(.badInput, "a period lasts 1 to 120 months", field: "months")
        }
        guard (0...520).contains(gap) else {
            throw StoreError(.badInput, "a gap has 0 to 520 weeks", field: "gap")
        }
    }
}

extension WindowRules {
    /// What the register says of one week.
    enum Week: Hashable {
        /// A benefit of a group.
        case benefit(TargetGroup)
        /// A code of no group.
        case other
        /// A code that may not or can not be read.
        case withheld(Withholding)
    }

    /// The run of weeks that a submission falls into.
    struct Run: Hashable {
        /// The group of the last week, nil where no run reaches the submission.
        var group: TargetGroup?
        /// The first week.
        var start: ISOWeek?
        /// Why it can not be told how far back the run goes, or whether there is one.
        var withholding: Withholding?

        /// The first week, nil where the run may go further back than can be read.
        var wholeStart: ISOWeek? { withholding == nil ? start : nil }
    }

    /// Follows the weeks back from the one of a submission.
    func run(upTo last: ISOWeek, _ weeks: [ISOWeek: Week]) -> Run {
        var run = Run()
        var missed = 0
        var week = last
        while missed <= gap {
            switch weeks[week] {
            case .benefit(let group):
                run.group = run.group ?? group
                run.start = week
                missed = 0
            case .withheld(let why):
                run.withholding = why
                return run
            case .other, nil: missed += 1
            }
            week = week.adding(weeks: -1)
        }
        return run
    }

    /// The first day that lies outside the period of a run.
    func end(of start: ISOWeek) -> CalendarDate {
        let day = start.firstDay
        let month = CalendarMonth.containing(day).adding(months: months)
        // A month that has no such day ends the period with its own last.
        return min(month.firstDay.adding(days: day.day - 1), month.lastDay)
    }
}
