internal import EventModel

/// What is to stand at each place of the new log.
///
/// Every place of the old log keeps its number: marks, issued scores and letters name events by
/// their places, and whatever stands behind a lost record stays what it was, at its own time.
struct SalvagePlan {
    /// How many places there are.
    let end: UInt64
    /// Events out of packed histories.
    let mended: [UInt64: MendedEvent]
    /// Records that nobody can open and that come over as they are.
    private(set) var sealed: Set<UInt64> = []
    /// Places whose records are lost, and a time between those of their neighbours.
    private(set) var lost: [UInt64: Int64] = [:]
    /// Whose records nobody can open, and no event says why.
    private(set) var keyless: Set<SubjectID> = []

    /// Decides about every place whose record does not open.
    ///
    /// `time` is when a record that opens was taken in.
    init(
        _ survey: LogSurvey,
        mended: [UInt64: MendedEvent],
        erased: Set<SubjectID>,
        end: UInt64,
        time: (UInt64) throws -> Int64
    ) rethrows {
        self.end = end
        self.mended = mended
        let places = survey.unopened.keys.sorted()
        var index = 0
        while index < places.count {
            // Places that follow each other, between two whose times are known.
            let first = index
            while index + 1 < places.count, places[index + 1] == places[index] + 1 { index += 1 }
            let run = places[first]...places[index]
            let before = run.lowerBound == 0 ? nil : try timeOfKnown(run.lowerBound - 1, time)
            let after = run.upperBound + 1 < end ? try timeOfKnown(run.upperBound + 1, time) : nil
            decide(run, of: survey, between: before, and: after)
            index += 1
        }
        // A vault that an older one was put in the place of may still have keys of somebody who is
        // marked as erased; the event that said so is lost where the registry does not say it.
        keyless.formUnion(erased.intersection(survey.subjects))
        keyless.subtract(survey.erased)
    }

    private func timeOfKnown(
        _ place: UInt64,
        _ time: (UInt64) throws -> Int64
    ) rethrows -> Int64 {
        try mended[place]?.recorded.instant.microseconds ?? time(place)
    }

    private mutating func decide(
        _ run: ClosedRange<UInt64>,
        of survey: LogSurvey,
        between before: Int64?,
        and after: Int64?
    ) {
        var before = before
        for place in run {
            // Each of the places behind it needs a time of its own.
            let latest = after.map { $0 - Int64(run.upperBound - place) - 1 }
            if let record = survey.unopened[place], record.hasNoKey, let header = record.header,
                before.map({ $0 < header.recorded.instant.microseconds }) ?? true,
                latest.map({ $0 >= header.recorded.instant.microseconds }) ?? true
            {
                before = header.recorded.instant.microseconds
                sealed.insert(place)
                keyless.insert(header.subject)
            } else {
                // Records are at least a microsecond apart: there is always room behind the last.
                let time = before.map { $0 + 1 } ?? latest ?? 0
                before = time
                lost[place] = time
            }
        }
    }
}
