public import EventModel
public import ProfileModel

extension LoadFold {
    /// What the cells of a load say otherwise than the source has said.
    ///
    /// `registered` is the load's time. Once the differences are stored, every column is as its
    /// cell says to whoever asks as known then. Nothing is allocated where nothing differs.
    ///
    /// - Precondition: There is one cell for each column.
    public func comparison(of values: [ShortValue], registered: RegisteredTime) -> LoadComparison {
        precondition(values.count == cells.count, "There is one cell for each column")
        var comparison = LoadComparison()
        for column in layout.seriesColumns {
            let said = cells[column]
            let old = said.isSaid ? said.value : .absent
            // A load does not bring back what was destroyed.
            guard old != values[column], old != .erased else { continue }
            if said.isSaid, said.registered == registered { comparison.contradicted = column }
            let point = layout.points[column]
            comparison.differences.append(
                LoadDifference(
                    point: point,
                    value: values[column],
                    // From when the fact holds that it corrects, or it would not win over it.
                    effective: said.isSaid ? max(point.opening, said.effective) : point.opening,
                    isCorrection: said.isSaid
                )
            )
        }
        for index in layout.steps.indices {
            var walk = StepWalk(said: steps[index], registered: registered)
            walk.compare(layout.steps[index].columns, layout.points, values, into: &comparison)
        }
        return comparison
    }
}

/// A walk through the months of an attribute that is no series, beside what was said of it.
private struct StepWalk {
    let said: [LoadFold.Said]
    let registered: RegisteredTime
    /// How many of the facts hold by the moment that the walk has come to.
    var reached = 0
    /// The value at that moment, as said before.
    var old = ShortValue.absent
    /// The value at that moment, with the differences so far.
    var new = ShortValue.absent
    /// What the load says first where the value at that moment was destroyed: taken for the same.
    var destroyed: ShortValue?

    mutating func compare(
        _ columns: [Int],
        _ points: [StatedPoint],
        _ values: [ShortValue],
        into comparison: inout LoadComparison
    ) {
        for (rank, column) in columns.enumerated() {
            let point = points[column]
            advance(to: point.opening)
            if new == .erased {
                // A load does not bring back what was destroyed, and goes on with what is new.
                if destroyed == nil { destroyed = values[column] }
            }
            if new != values[column], new != .erased || destroyed != values[column] {
                if isSaid(at: point.opening, by: registered) { comparison.contradicted = column }
                comparison.differences.append(change(to: values[column], at: point))
            }
            let isLast = rank + 1 == columns.count
            let following = point.following
            if isLast || points[columns[rank + 1]].period != following.period {
                hold(following, isLast: isLast, into: &comparison)
            }
        }
    }

    /// Says the old value again where a change would run on into a month without a column.
    ///
    /// Behind the last column and the last fact the latest value runs on: nothing was said there.
    private mutating func hold(
        _ point: StatedPoint,
        isLast: Bool,
        into comparison: inout LoadComparison
    ) {
        guard new != old else { return }
        advance(to: point.opening)
        guard new != old, old != .other, old != .erased,
            !isLast || reached < said.count
        else { return }
        comparison.differences.append(change(to: old, at: point))
    }

    private mutating func advance(to moment: EffectiveTime) {
        while reached < said.count, said[reached].effective <= moment {
            old = said[reached].value
            new = old
            destroyed = nil
            reached += 1
        }
    }

    private mutating func change(to value: ShortValue, at point: StatedPoint) -> LoadDifference {
        new = value
        return LoadDifference(
            point: point,
            value: value,
            effective: point.opening,
            isCorrection: reached < said.count || isSaid(at: point.opening, by: nil)
        )
    }

    /// Whether a fact holds from a moment that the walk has come to; by whom, unless by anybody.
    private func isSaid(at moment: EffectiveTime, by time: RegisteredTime?) -> Bool {
        guard reached > 0, said[reached - 1].effective == moment else { return false }
        return time == nil || said[reached - 1].registered == time
    }
}
