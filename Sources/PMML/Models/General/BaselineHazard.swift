/// The cumulated hazard of a Cox regression's reference point, as it grows with time.
struct BaselineHazard: Sendable {
    /// Steps, and how far they are known.
    struct Stratum: Sendable {
        /// Ascending; from each on the hazard of its place holds.
        let times: [Double]
        let hazards: [Double]
        let maxTime: Double
    }

    /// The hazard at a row's time.
    enum Hazard {
        /// The time or the stratum is missing, or nothing is known of it.
        case unknown
        /// The time is before the first event.
        case none
        case cumulated(Double)
    }

    let endTime: Int32
    /// The slot of the stratum, or -1 where there is one for all rows.
    let stratum: Int32
    let strata: [Value: Stratum]

    /// The hazard at a row's time; a time after the last one that is known has none.
    func hazard(_ evaluation: inout Evaluation) throws(PMMLNoResult) -> Hazard {
        let key = stratum < 0 ? Value.missing : try evaluation.value(stratum)
        guard let stratum = strata[key], case .number(let time) = try evaluation.value(endTime),
            time <= stratum.maxTime
        else { return .unknown }
        let after = stratum.times.firstIndex { $0 > time } ?? stratum.times.count
        return after == 0 ? .none : .cumulated(stratum.hazards[after - 1])
    }
}
