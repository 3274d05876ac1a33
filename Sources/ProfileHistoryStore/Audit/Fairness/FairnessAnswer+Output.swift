public import AuditReports
internal import EventModel
public import JSON
internal import ProfileModel
internal import Projections

extension FairnessAnswer {
    /// The figures as people read them, without numbers that point to a person.
    public func report() -> Report {
        let (danish, english) = asOf.words
        var report = study.report(
            title: Wording(danish: "Klasser efter gruppe", english: "Classes by group"),
            sources: [.source(through)]
                + models.map { model in
                    let text = "\(model.name): sha256 \(model.digest)"
                    return Wording(danish: text, english: text)
                }
        )
        let without = publishedWithoutClass.cell
        report.lead.insert(
            Wording(
                danish: "Alle med et skema i kraft, \(danish). Uden klasse, og derfor ikke talt "
                    + "med: \(without.text(in: .danish)).",
                english: "Everybody with a form in force, \(english). Without a class, and "
                    + "therefore not counted: \(without.text(in: .english))."
            ),
            at: 0
        )
        return report
    }

    /// Writes what may be shown as one JSON object; its keys are part of the interface.
    ///
    /// A number held back is null.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("asOf")
        asOf.write(to: &writer)
        writer.key("through")
        if let through { writer.integer(through.rawValue) } else { writer.null() }
        writer.member("selected", question.selected)
        writer.member("outcome", question.outcome?.wording.english)
        writer.member("withoutClass", publishedWithoutClass)
        writer.key("suppressUnder")
        writer.integer(question.suppressUnder)
        writer.key("models")
        writer.beginArray()
        for model in models {
            writer.beginObject()
            writer.member("model", model.name)
            writer.member("document", model.digest)
            writer.endObject()
        }
        writer.endArray()
        writer.key("by")
        writer.beginObject()
        for (division, attribute) in zip(question.divisions, study.attributes) {
            writer.key(division.rawValue)
            guard let published = study.smallCounts.published(attribute.groups) else {
                writer.null()
                continue
            }
            write(published, attribute, to: &writer)
        }
        writer.endObject()
        writer.endObject()
    }

    private func write(
        _ published: PublishedGroups,
        _ attribute: FairnessAttribute,
        to writer: inout JSONWriter
    ) {
        writer.beginObject()
        writer.key("groups")
        writer.beginArray()
        for group in published.groups { write(group, to: &writer) }
        writer.endArray()
        writer.key("all")
        write(published.all, to: &writer)
        // Of what is shown alone: the extreme rates would give away the numbers behind them.
        let selection = published.spread(.selectionRate)
        writer.key("demographicParityDifference")
        writer.share(selection?.difference)
        writer.key("demographicParityRatio")
        writer.share(selection?.ratio)
        let odds = [FairnessMeasure.truePositiveRate, .falsePositiveRate].compactMap {
            published.spread($0)
        }
        let hasOdds = published.hasOutcomes && odds.count == 2
        let ratios = odds.compactMap(\.ratio)
        writer.key("equalisedOddsDifference")
        writer.share(hasOdds ? odds.map(\.difference).max() : nil)
        writer.key("equalisedOddsRatio")
        writer.share(hasOdds && ratios.count == 2 ? ratios.min() : nil)
        writeAsFairlearn(published, attribute, to: &writer)
        writer.endObject()
    }

    /// The comparisons as Fairlearn counts them: a rate of nobody is 0, and not left out.
    ///
    /// Null where any number is held back.
    private func writeAsFairlearn(
        _ published: PublishedGroups,
        _ attribute: FairnessAttribute,
        to writer: inout JSONWriter
    ) {
        let isWhole =
            published.groups.count == attribute.groups.count
            && published.groups.allSatisfy { group in
                group.people.value != nil && group.selected.value != nil
                    && !group.rates.contains(.suppressed)
            }
        let zero = GroupComparison(attribute.groups, rateOfNobody: .zero)
        let hasOutcomes = isWhole && published.hasOutcomes
        writer.key("asFairlearn")
        writer.beginObject()
        writer.key("demographicParityDifference")
        writer.share(isWhole ? zero.demographicParityDifference : nil)
        writer.key("demographicParityRatio")
        writer.share(isWhole ? zero.demographicParityRatio : nil)
        writer.key("equalizedOddsDifference")
        writer.share(hasOutcomes ? zero.equalisedOddsDifference : nil)
        writer.key("equalizedOddsRatio")
        writer.share(hasOutcomes ? zero.equalisedOddsRatio : nil)
        writer.endObject()
    }

    private func write(_ group: PublishedGroups.Group, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("group", group.name.english)
        writer.member("people", group.people)
        writer.member("selected", group.selected)
        for measure in FairnessMeasure.allCases {
            writer.key(measure.rawValue)
            guard case .rate(let rate) = group.rate(measure), let share = rate.share else {
                writer.null()
                continue
            }
            writer.beginObject()
            writer.key("rate")
            writer.share(share)
            writer.key("low")
            writer.share(rate.interval.low)
            writer.key("high")
            writer.share(rate.interval.high)
            writer.endObject()
        }
        writer.endObject()
    }
}

extension JSONWriter {
    /// Writes a share, zero without a sign, or null.
    fileprivate mutating func share(_ share: Double?) {
        if let share { double(share == 0 ? 0 : share) } else { null() }
    }
}
