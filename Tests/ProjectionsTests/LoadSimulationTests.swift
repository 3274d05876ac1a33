import EventModel
import ProfileModel
import Projections
import Testing

/// Random histories, random loads: what is stored of a load makes it the answer, and no more.
struct LoadSimulationTests {
    private static let months = (1...8).map { "2015-0\($0)" }
    private static let codes = ["", "01", "02", "4711"]

    /// One random world: facts of the source, marked and unmarked, and a load.
    private struct World {
        var history = TestHistory()
        var table: LoadTable
        var cells: [String]
        let delivered = "2016-01-10"

        init(seed: UInt64) throws {
            var generator = SeededGenerator(seed: seed)
            var stored: [Position] = []
            for _ in 0..<Int.random(in: 0...12, using: &generator) {
                let month = months.randomElement(using: &generator) ?? ""
                let code = codes.randomElement(using: &generator) ?? ""
                // Most say what a load would say; some speak of the middle of a month.
                let day = Int.random(in: 0..<4, using: &generator) == 0 ? "15" : "01"
                // One of the times is the load's own, one lies after it.
                let times = ["2016-01-01", "2016-01-05", "2016-01-10", "2016-01-11"]
                let said = times[min(3, Int.random(in: 0..<9, using: &generator) / 3)]
                switch Int.random(in: 0..<6, using: &generator) {
                case 0 where !stored.isEmpty:
                    let target = stored.randomElement(using: &generator) ?? .first
                    stored.append(try history.annul(target, said: said))
                case 1 where !stored.isEmpty:
                    let target = stored.randomElement(using: &generator) ?? .first
                    stored.append(try history.dispute(target, .accepted, said: said))
                case 2, 3:
                    stored.append(
                        try history.fact(
                            .industry,
                            code.isEmpty ? nil : .code(code),
                            from: "\(month)-\(day)",
                            said: said
                        )
                    )
                default:
                    stored.append(
                        try history.fact(
                            .employment,
                            code.isEmpty ? nil : .decimal(code == "01" ? 0.5 : 1),
                            for: try Period(parsing: month),
                            from: "\(month)-\(day)",
                            said: said
                        )
                    )
                }
            }
            let columns = (months.map { "industry \($0)" } + months.map { "employment \($0)" })
                .filter { _ in Int.random(in: 0..<3, using: &generator) > 0 }
                .shuffled(using: &generator)
            table = try LoadTable(columns.isEmpty ? ["industry 2015-01"] : columns)
            cells = table.points.map { point in
                let code = codes.randomElement(using: &generator) ?? ""
                return point.kind == .decimal && !code.isEmpty ? (code == "01" ? "0.5" : "1") : code
            }
        }

        mutating func store(_ comparison: LoadComparison) throws {
            for found in comparison.differences {
                let body = FactBody(
                    attribute: found.point.attribute,
                    value: found.value.value(ofKind: found.point.kind),
                    period: found.point.isOfSeries ? found.point.period : nil
                )
                try history.append(
                    type: .fact,
                    body: body.bytes,
                    effective: found.effective,
                    registered: RegisteredTime(try TestHistory.instant(delivered))
                )
            }
        }

        /// What the profile says of an attribute in a month, to whoever asks as known at the load.
        func said(_ attribute: AttributeNumber, _ month: String) throws -> AttributeValue? {
            let known = Known.registered(RegisteredTime(try TestHistory.instant(delivered)))
            let period = try Period(parsing: month)
            let moment =
                attribute == .industry
                ? EffectiveTime(Copenhagen.opening(of: period.firstDay))
                : EffectiveTime(.distantFuture)
            let profile = try history.profile(
                AsOf(effective: moment, known: known, includesDisputed: true)
            )
            return attribute == .industry
                ? profile.fact(for: .industry)?.value
                : profile.series(for: .employment)?.fact(for: period)?.value
        }
    }

    @Test func `what differs, once stored, makes the load the answer`() throws {
        var differing = 0
        for seed in 1...4_000 as ClosedRange<UInt64> {
            var world = try World(seed: seed)
            let before = world
            let comparison = try world.table.comparison(
                world.cells,
                with: world.history,
                delivered: world.delivered
            )
            if comparison.contradicted != nil { continue }
            differing += comparison.differences.isEmpty ? 0 : 1
            try world.store(comparison)
            try Self.expectCells(world, seed)
            try Self.expectRest(world, before, seed)
            let again = try world.table.comparison(
                world.cells,
                with: world.history,
                delivered: world.delivered
            )
            #expect(again.differences == [], "seed \(seed)")
        }
        #expect(differing > 2_000)
    }

    private static func expectCells(_ world: World, _ seed: UInt64) throws {
        for (cell, point) in zip(world.cells, world.table.points) {
            let expected = try world.table.cell(cell, point).value(ofKind: point.kind)
            let found = try world.said(point.attribute, "\(point.period)")
            #expect(found == expected, "seed \(seed): \(point.period)")
        }
    }

    /// Periods without a column are as they were; months of an industry unless behind the last.
    private static func expectRest(_ world: World, _ before: World, _ seed: UInt64) throws {
        let points = world.table.points
        let last = points.filter { !$0.isOfSeries }.map(\.period).max()
        for month in months {
            let period = try Period(parsing: month)
            for attribute in [AttributeNumber.industry, .employment] {
                let isColumn = points.contains { $0.attribute == attribute && $0.period == period }
                if isColumn || attribute == .industry && period > last ?? period { continue }
                let found = try world.said(attribute, month)
                let expected = try before.said(attribute, month)
                #expect(found == expected, "seed \(seed): \(month)")
            }
        }
    }
}
