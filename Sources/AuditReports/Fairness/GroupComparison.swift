/// How far the rates of groups lie apart.
///
/// The definitions are Fairlearn's (its `MetricFrame` with `method="between_groups"`): the
/// difference of the highest and the lowest rate, and the lowest as a share of the highest.
public struct GroupComparison: Hashable, Sendable {
    /// The groups.
    public let groups: [GroupCounts]
    /// What a rate of nobody is.
    public let rateOfNobody: RateOfNobody

    /// Compares groups.
    public init(_ groups: [GroupCounts], rateOfNobody: RateOfNobody = .unknown) {
        self.groups = groups
        self.rateOfNobody = rateOfNobody
    }

    /// The highest rate less the lowest; `nil` where there are not two to compare.
    public func difference(_ measure: FairnessMeasure) -> Double? { spread(measure)?.difference }

    /// The lowest rate divided by the highest, 1 where they are equal; `nil` where the highest is
    /// 0.
    public func ratio(_ measure: FairnessMeasure) -> Double? { spread(measure)?.ratio }

    /// The difference of the selection rates, called that of demographic parity.
    public var demographicParityDifference: Double? { difference(.selectionRate) }

    /// The ratio of the selection rates, called the disparate impact.
    public var demographicParityRatio: Double? { ratio(.selectionRate) }

    /// The greater one of the differences of true and of false positive rates.
    public var equalisedOddsDifference: Double? {
        guard let hits = difference(.truePositiveRate), let alarms = difference(.falsePositiveRate)
        else { return nil }
        return max(hits, alarms)
    }

    /// The smaller one of the ratios of true and of false positive rates; `nil` where one is
    /// unknown.
    public var equalisedOddsRatio: Double? {
        guard let hits = ratio(.truePositiveRate), let alarms = ratio(.falsePositiveRate) else {
            return nil
        }
        return min(hits, alarms)
    }

    private func spread(_ measure: FairnessMeasure) -> RateSpread? {
        let shares = groups.filter { $0.people > 0 }.compactMap { group -> Double? in
            guard let rate = measure.rate(of: group) else { return nil }
            return rate.share ?? (rateOfNobody == .zero ? 0 : nil)
        }
        guard shares.count > 1 || rateOfNobody == .zero else { return nil }
        return RateSpread(shares)
    }
}
