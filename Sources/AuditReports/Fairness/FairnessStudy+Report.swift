public import ProfileModel

extension FairnessStudy {
    /// The study as people read it: a section for each attribute, and what the figures do not say.
    ///
    /// `sources` say where the numbers come from; those of the methods are added after them.
    /// Numbers so small that they point to a person are held back, and rates made of them too.
    public func report(title: Wording, sources: [Wording] = []) -> Report {
        Report(
            title: title,
            lead: [lead],
            sections: attributes.map(section) + [Self.reservations],
            sources: sources + methods
        )
    }

    private var lead: Wording {
        guard let outcome else {
            return Wording(
                danish: """
                    Rapporten viser, hvor stor en del af hver gruppe der er udvalgt: \
                    \(selection.danish). Udfaldet kendes ikke, så den viser ikke, om det var med \
                    rette.
                    """,
                english: """
                    This report shows how much of each group is selected: \
                    \(Language.english(selection)). Outcomes are not known, so it does not show \
                    whether that was right.
                    """
            )
        }
        return Wording(
            danish: """
                Rapporten viser, hvor stor en del af hver gruppe der er udvalgt (\
                \(selection.danish)), og, hvor udfaldet er kendt (\(outcome.danish)), hvor ofte \
                det var med rette.
                """,
            english: """
                This report shows how much of each group is selected (\
                \(Language.english(selection))) and, where the outcome is known (\
                \(Language.english(outcome))), how often that was right.
                """
        )
    }

    private func section(_ attribute: FairnessAttribute) -> ReportSection {
        guard let shown = smallCounts.published(attribute.groups) else {
            return ReportSection(attribute.name, .note(Self.nobodyShown))
        }
        guard !shown.groups.isEmpty else {
            return ReportSection(
                attribute.name,
                .table(shown.selectionTable(attribute.name)),
                .note(Self.noGroupShown)
            )
        }
        var blocks: [ReportBlock] = [
            .table(shown.selectionTable(attribute.name)),
            .plot(
                .bars(shown.plot([.selectionRate], of: attribute.name, axis: Self.selectionAxis)),
                caption: Self.interval
            ),
        ]
        if shown.hasOutcomes {
            blocks += [
                .table(shown.outcomeTable(attribute.name)),
                .plot(
                    .bars(
                        shown.plot(
                            [.truePositiveRate, .falsePositiveRate],
                            of: attribute.name,
                            axis: Self.oddsAxis
                        )
                    ),
                    caption: Self.interval
                ),
            ]
        }
        blocks.append(.figures(shown.comparison))
        if shown.groups.contains(where: { $0.rates.contains(.suppressed) }) {
            blocks.append(.note(Self.partial))
        }
        return ReportSection(heading: attribute.name, blocks: blocks)
    }
}
