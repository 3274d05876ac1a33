internal import ProfileModel

extension PublishedGroups {
    /// Each group's people, how many of them are selected, and the interval of that rate.
    func selectionTable(_ attribute: Wording) -> ReportTable {
        let titles = [
            Wording(danish: "personer", english: "people"),
            Wording(danish: "udvalgte", english: "selected"),
            FairnessMeasure.selectionRate.name,
            Wording(danish: "mindst", english: "at least"),
            Wording(danish: "højst", english: "at most"),
        ]
        return ReportTable(
            columns: [ReportColumn(attribute)] + titles.map { ReportColumn($0, numeric: true) },
            rows: (groups + [all]).map { group in
                let rate = group.rate(.selectionRate)
                return [.wording(group.name), group.people.cell, group.selected.cell, rate.cell]
                    + rate.ends
            },
            caption: Wording(danish: "Udvalgte", english: "Selected")
        )
    }

    /// Each group's rates by outcome.
    func outcomeTable(_ attribute: Wording) -> ReportTable {
        let measures = FairnessMeasure.allCases.filter { $0 != .selectionRate }
        return ReportTable(
            columns: [ReportColumn(attribute)]
                + measures.map { ReportColumn($0.name, numeric: true) },
            rows: (groups + [all]).map { group in
                [.wording(group.name)] + measures.map { group.rate($0).cell }
            },
            caption: Wording(
                danish: "Andele hvor udfaldet er kendt",
                english: "Rates where the outcome is known"
            )
        )
    }

    /// Rates of the groups beside each other.
    func plot(_ measures: [FairnessMeasure], of attribute: Wording, axis: Wording) -> BarPlot {
        func text(_ language: Language) -> String {
            let names = measures.map { language($0.name) }
            let text = names.joined(separator: language(" and ", " og "))
            return text.prefix(1).uppercased() + text.dropFirst() + language(" by ", " efter ")
                + language(attribute)
        }
        return BarPlot(
            title: Wording(danish: text(.danish), english: text(.english)),
            axis: axis,
            series: measures.map(\.name),
            groups: groups.map { group in
                BarPlot.Group(label: group.name, bars: measures.map { group.rate($0).bar })
            }
        )
    }

    /// How far the rates that are shown lie apart.
    var comparison: [ReportFigure] {
        func figure(_ danish: String, _ english: String, _ value: Double?) -> ReportFigure {
            ReportFigure(
                label: Wording(danish: danish, english: english),
                value: value.map { .decimal($0, places: 3) } ?? .none
            )
        }
        let selection = rateSpread(.selectionRate)
        var figures = [
            figure(
                "forskel i andel udvalgte (demografisk paritet)",
                "difference of selection rates (demographic parity)",
                selection?.difference
            ),
            figure(
                "forhold mellem andele udvalgte (disparate impact)",
                "ratio of selection rates (disparate impact)",
                selection?.ratio
            ),
        ]
        guard hasOutcomes else { return figures }
        let odds = [rateSpread(.truePositiveRate), rateSpread(.falsePositiveRate)]
        let differences = odds.compactMap { $0?.difference }
        let ratios = odds.compactMap { $0?.ratio }
        figures += [
            figure(
                "forskel i lige odds",
                "difference of equalised odds",
                differences.count == 2 ? differences.max() : nil
            ),
            figure(
                "forhold i lige odds",
                "ratio of equalised odds",
                ratios.count == 2 ? ratios.min() : nil
            ),
        ]
        return figures
    }

    /// How far the rates that are shown lie apart: the highest less the lowest, and the lowest
    /// divided by the highest; `nil` where fewer than two are shown.
    public func spread(
        _ measure: FairnessMeasure
    ) -> (difference: Double, ratio: Double?)? {
        rateSpread(measure).map { ($0.difference, $0.ratio) }
    }

    private func rateSpread(_ measure: FairnessMeasure) -> RateSpread? {
        let shares = groups.compactMap { group -> Double? in
            guard case .rate(let rate) = group.rate(measure) else { return nil }
            return rate.share
        }
        return shares.count > 1 ? RateSpread(shares) : nil
    }
}

extension PublishedRate {
    /// The ends of the rate's interval.
    fileprivate var ends: [ReportCell] {
        guard case .rate(let rate) = self else { return [.none, .none] }
        return [
            .percent(rate.interval.low, places: 1), .percent(rate.interval.high, places: 1),
        ]
    }
}
