public import EventLog
public import EventModel
internal import ProfileModel
internal import Projections

extension HistoryStore {
    /// Puts the version that was in force before back in the place of the one that is, for a
    /// target group from an instant, now unless given.
    ///
    /// A rollback is an activation that names what it takes the place of, and why; nothing is
    /// removed, and what was issued stays. `name` chooses another version than the one before.
    /// Throws `.lifecycle` where no version is in force at the instant, where there was none
    /// before it, or where the earlier one is retired or does not hold any more, and `.badInput`
    /// for a reason that is empty or holds a person number.
    @discardableResult
    public func rollback(
        _ group: String,
        to name: String? = nil,
        from moment: EffectiveTime? = nil,
        reason: String,
        by step: ModelStep
    ) throws(StoreError) -> (activation: Placement, from: String, to: String) {
        try Self.checkText(reason, field: "reason")
        let effective = moment ?? EffectiveTime(now())
        let timeline = try registry().models
        let asOf = AsOf(effective: effective, known: .position(.last))
        guard let current = timeline.inForce(for: group, asOf: asOf) else {
            throw StoreError(
                .lifecycle,
                "no version is in force for \(group) at that moment; there is nothing to roll back",
                field: "group"
            )
        }
        let earlier: String
        if let name { earlier = name } else { earlier = try version(before: current, in: timeline) }
        guard earlier != current.model else {
            throw StoreError(
                .lifecycle,
                "\(earlier) is the version in force; name another one",
                field: "to"
            )
        }
        let placement = try activate(
            earlier,
            for: group,
            from: effective,
            rollback: ModelRollback(model: current.model, reason: reason),
            by: step
        )
        return (placement, current.model, earlier)
    }

    /// The version that was in force before another took its place, and that no rollback took out.
    private func version(
        before current: ModelTimeline.Activation,
        in timeline: ModelTimeline
    ) throws(StoreError) -> String {
        let group = current.targetGroup
        let failed = Set(
            timeline.models(asOf: everything).flatMap(\.activations)
                .filter { $0.targetGroup == group }.compactMap(\.rollback?.model)
        )
        var effective = current.effective.instant.microseconds
        while true {
            let instant = Instant(microseconds: effective - 1)
            let before = AsOf(effective: EffectiveTime(instant), known: .position(.last))
            guard let earlier = timeline.inForce(for: group, asOf: before) else {
                throw StoreError(
                    .lifecycle,
                    "no other version was in force for \(group) before \(current.model), or all "
                        + "were rolled back; name one, or retire \(current.model)",
                    field: "to"
                )
            }
            if earlier.model != current.model, !failed.contains(earlier.model) {
                return earlier.model
            }
            effective = earlier.effective.instant.microseconds
        }
    }
}
