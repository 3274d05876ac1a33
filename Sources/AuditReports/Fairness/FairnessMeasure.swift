public import ProfileModel

/// A rate by which groups are compared.
///
/// The names are those of the literature and of Fairlearn; a *positive* is somebody of whom it came
/// about what the selection foresaw.
public enum FairnessMeasure: String, Hashable, Sendable, CaseIterable {
    /// Of everybody, those selected.
    case selectionRate
    /// Of those of whom it came about, those who were selected.
    case truePositiveRate
    /// Of those of whom it did not, those who were selected.
    case falsePositiveRate
    /// Of those of whom it did not, those who were not selected.
    case trueNegativeRate
    /// Of those of whom it came about, those who were not selected.
    case falseNegativeRate
    /// Of everybody whose outcome is known, those of whom the selection was right.
    case accuracy
    /// Of those selected, those of whom it came about.
    case precision

    /// The rate in a group; `nil` where it takes outcomes and none is known.
    public func rate(of group: GroupCounts) -> Rate? {
        if self == .selectionRate { return Rate(group.selected, of: group.people) }
        guard let outcomes = group.outcomes else { return nil }
        let (right, wrong) = (outcomes.truePositives, outcomes.falsePositives)
        let (passed, missed) = (outcomes.trueNegatives, outcomes.falseNegatives)
        switch self {
        case .selectionRate: return Rate(group.selected, of: group.people)
        case .truePositiveRate: return Rate(right, of: right + missed)
        case .falsePositiveRate: return Rate(wrong, of: wrong + passed)
        case .trueNegativeRate: return Rate(passed, of: wrong + passed)
        case .falseNegativeRate: return Rate(missed, of: right + missed)
        case .accuracy: return Rate(right + passed, of: right + wrong + passed + missed)
        case .precision: return Rate(right, of: right + wrong)
        }
    }

    /// What people call it.
    public var name: Wording {
        switch self {
        case .selectionRate: Wording(danish: "andel udvalgt", english: "selection rate")
        case .truePositiveRate:
            Wording(danish: "sandt positive", english: "true positive rate")
        case .falsePositiveRate:
            Wording(danish: "falsk positive", english: "false positive rate")
        case .trueNegativeRate:
            Wording(danish: "sandt negative", english: "true negative rate")
        case .falseNegativeRate:
            Wording(danish: "falsk negative", english: "false negative rate")
        case .accuracy: Wording(danish: "andel rigtige", english: "accuracy")
        case .precision: Wording(danish: "præcision", english: "precision")
        }
    }

    /// What it is the share of.
    public var explanation: Wording {
        switch self {
        case .selectionRate:
            Wording(danish: "udvalgte af alle", english: "selected, of everybody")
        case .truePositiveRate:
            Wording(
                danish: "udvalgte af dem, hvor udfaldet indtraf",
                english: "selected, of those for whom the outcome came about"
            )
        case .falsePositiveRate:
            Wording(
                danish: "udvalgte af dem, hvor udfaldet ikke indtraf",
                english: "selected, of those for whom the outcome did not come about"
            )
        case .trueNegativeRate:
            Wording(
                danish: "ikke udvalgte af dem, hvor udfaldet ikke indtraf",
                english: "not selected, of those for whom the outcome did not come about"
            )
        case .falseNegativeRate:
            Wording(
                danish: "ikke udvalgte af dem, hvor udfaldet indtraf",
                english: "not selected, of those for whom the outcome came about"
            )
        case .accuracy:
            Wording(
                danish: "udvalgte med udfaldet og ikke udvalgte uden, af alle med kendt udfald",
                english: "selected with the outcome and not selected without, of all known"
            )
        case .precision:
            Wording(
                danish: "dem, hvor udfaldet indtraf, af de udvalgte",
                english: "those for whom the outcome came about, of the selected"
            )
        }
    }
}
