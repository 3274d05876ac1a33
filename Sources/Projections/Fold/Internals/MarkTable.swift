import EventModel

/// Works out which annulments, decisions, withdrawals and lifts count, and what they say of their
/// targets.
///
/// An event names only earlier events, so whether a mark counts depends on later marks alone: one
/// walk from the last mark to the first decides them all, however long the chains are.
struct MarkTable {
    /// The marks that are known, in ascending order of position.
    private var marks: [Mark] = []
    private var slots = SlotTable()
    private var verdicts: [Verdict] = []

    /// Whether there is none, so that no verdict can be.
    var isEmpty: Bool { marks.isEmpty }

    /// How many cells of the table all insertions looked at together.
    var probeCount: Int { slots.probeCount }

    /// How many marks, targets and cells there is memory for.
    var capacity: Int { marks.capacity + verdicts.capacity + slots.capacity }

    mutating func removeAll() {
        marks.removeAll(keepingCapacity: true)
        slots.removeAll()
        verdicts.removeAll(keepingCapacity: true)
    }

    /// Takes in a known mark; they come in ascending order of position.
    mutating func add(_ mark: Mark) {
        marks.append(mark)
    }

    /// Decides all marks, for withdrawals and lifts that have come into effect by `moment`.
    mutating func resolve(at moment: EffectiveTime) {
        for mark in marks.reversed() where !verdict(on: mark.position).isVoid {
            switch mark.action {
            case .withdraw(let effective), .lift(let effective):
                if effective > moment { continue }
            case .annul, .accept, .reject, .remark: break
            }
            let (slot, isNew) = slots.insert(mark.target.rawValue)
            if isNew { verdicts.append(Verdict()) }
            switch mark.action {
            case .annul: verdicts[slot].annulledBy = mark.position
            case .accept:
                verdicts[slot].disputedBy = mark.position
                verdicts[slot].disputeCount &+= 1
            case .reject: verdicts[slot].disputeCount &+= 1
            case .remark: verdicts[slot].remarkCount &+= 1
            case .withdraw: verdicts[slot].withdrawnBy = mark.position
            case .lift: verdicts[slot].liftedBy = mark.position
            }
        }
    }

    /// Whether the marks forbid some fact or submission; nothing before `resolve(at:)`.
    func hideSomething(includingDisputed: Bool) -> Bool {
        verdicts.contains { $0.isHidden(includingDisputed: includingDisputed) }
    }

    /// What the marks say of the event at a place; nothing before `resolve(at:)`.
    func verdict(on position: Position) -> Verdict {
        guard let slot = slots.slot(of: position.rawValue) else { return Verdict() }
        return verdicts[slot]
    }
}
