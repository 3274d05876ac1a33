import AuditReports
import EventModel
import ProfileModel

/// Drawings of what is hard to draw: nothing, one thing, too much, and numbers that are none.
enum OddPlots {
    static let all: [(name: String, plot: Plot)] = steps + flows + contributions + bars

    static let long = Wording(
        danish: """
            Åremålsansættelse på særlige vilkår for øremærkede småøer i den yderste skærgård med \
            speciallægepraksisplanlægningsstabiliseringsperiode
            """,
        english: """
            Fixed-term employment on special terms, for the islands far out in the archipelago, \
            antidisestablishmentarianismandfurthermorewithoutanyspacewhatsoeverinit
            """
    )

    static let short = Wording(danish: "ø", english: "i")

    private static let values: [(String, [Double?])] = [
        ("nothing", []), ("one", [0.5]), ("zeros", [0, 0, 0]), ("no score", [nil, nil]),
        ("not numbers", [.nan, .infinity, -.infinity]), ("some numbers", [1, .nan, 2]),
        ("huge", [1e308, -1e308, 1.7e308]), ("tiny", [.leastNonzeroMagnitude, 1e-300, 0]),
        ("equal", [0.3, 0.3, 0.3]), ("almost equal", [0.3, 0.1 + 0.2]),
        ("negative", [-5, -4, -1_000_000]),
        ("many", (0..<40).map { Double($0 * 7_919 % 1_000) / 1_000 }),
    ]

    private static var steps: [(String, Plot)] {
        var plots: [(String, Plot)] = []
        for (name, values) in values {
            for scale in [
                StepPlot.Scale.numbers, .shares, .classes([]), .classes([short]),
                .classes([long, short]),
            ] {
                for spacing in [Int64(0), 60_000_000, 4_000_000_000_000] {
                    plots.append(("\(name) every \(spacing) µs", step(values, scale, spacing)))
                }
            }
        }
        plots.append(("ends of time", .steps(endsOfTime)))
        return plots
    }

    private static func step(
        _ values: [Double?],
        _ scale: StepPlot.Scale,
        _ spacing: Int64
    ) -> Plot {
        let points = values.enumerated().map {
            StepPlot.Point(time: Instant(microseconds: 1 + Int64($0) * spacing), value: $1)
        }
        // Given backwards, with an event at each and one before and after all.
        let times = [Instant(microseconds: -spacing)] + points.map(\.time)
        return .steps(
            StepPlot(
                title: long,
                axis: long,
                scale: scale,
                points: points.reversed(),
                end: points.last?.time.adding(microseconds: spacing),
                events: times.reversed().map {
                    StepPlot.Event(time: $0, label: long, position: .last)
                }
            )
        )
    }

    private static var endsOfTime: StepPlot {
        StepPlot(
            title: short,
            axis: short,
            scale: .numbers,
            points: [
                StepPlot.Point(time: .distantPast, value: 1),
                StepPlot.Point(time: .distantFuture, value: 2),
            ],
            end: .distantPast,
            events: [StepPlot.Event(time: .distantFuture, label: short)]
        )
    }

    private static var flows: [(String, Plot)] {
        let tables: [(String, [[Int]])] = [
            ("nothing", []), ("no columns", [[], []]), ("nobody", [[0, 0], [0, 0]]),
            ("one", [[1]]), ("few", [[1, 0], [2, 4]]), ("row", [[1_000, 3, 0, 7]]),
            ("huge", [[Int.max / 8, 1], [7, Int.max / 8]]),
            ("many", (0..<9).map { row in (0..<9).map { (row * 31 + $0 * 17) % 23 } }),
            ("uneven", [[1_000_000, 6], [6, 6], [0, 0]]),
        ]
        return tables.flatMap { name, counts in
            [long, short].map { label in
                let columns = counts.first?.count ?? 0
                let table = CountTable(
                    rows: counts.map { _ in label },
                    columns: Array(repeating: label, count: columns),
                    counts: counts
                )
                return (
                    "flows of \(name)",
                    .flows(
                        FlowPlot(
                            title: label,
                            before: label,
                            after: label,
                            counts: SmallCounts().published(table)
                        )
                    )
                )
            }
        }
    }

    private static var contributions: [(String, Plot)] {
        values.flatMap { name, values in
            [long, short].map { label in
                let values = values.compactMap(\.self)
                return (
                    "contributions of \(name)",
                    .contributions(
                        ContributionPlot(
                            title: label,
                            axis: label,
                            contributions: values.map {
                                ContributionPlot.Contribution(label: label, value: $0)
                            },
                            total: values.isEmpty ? nil : values.reduce(0, +),
                            places: 6
                        )
                    )
                )
            }
        }
    }

    private static var bars: [(String, Plot)] {
        let rates: [BarPlot.Bar] = [
            .rate(0, interval: Interval(low: 0, high: 0.001)), .rate(1, interval: nil),
            .rate(.nan, interval: nil), .rate(7, interval: Interval(low: -3, high: 90)),
            .rate(.infinity, interval: nil), .suppressed, .none,
            .rate(0.5, interval: Interval(low: 0.4, high: 0.6)),
        ]
        return (0...rates.count).flatMap { count in
            [long, short].map { label in
                let bars = Array(rates.prefix(count))
                return (
                    "\(count) bars",
                    .bars(
                        BarPlot(
                            title: label,
                            axis: label,
                            series: Array(repeating: label, count: count),
                            groups: count == 3
                                ? []
                                : [label, short].map { BarPlot.Group(label: $0, bars: bars) }
                        )
                    )
                )
            }
        }
    }
}
