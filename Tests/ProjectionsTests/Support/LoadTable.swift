import EventModel
import ProfileModel
import Projections
import Testing

/// A full load as a test writes it: columns by name and period, cells as text.
struct LoadTable {
    /// The number under which ``TestHistory`` stores every event.
    static let source = SourceNumber(rawValue: 7)

    let points: [StatedPoint]

    /// Takes columns such as `benefit 2015-W01`.
    init(_ columns: [String]) throws {
        points = try columns.map { column in
            let words = column.split(separator: " ")
            let definition = AttributeCatalog.builtIn.definition(named: String(words[0]))
            return StatedPoint(try #require(definition), try Period(parsing: words[1]))
        }
    }

    /// A code, which is short.
    static func code(_ text: String) throws -> ShortValue {
        let value = ShortValue(code: text.utf8.span)
        return try #require(value)
    }

    /// The cell of a column, from a text that is empty where there is no value.
    func cell(_ text: String, _ point: StatedPoint) throws -> ShortValue {
        if text.isEmpty { return .absent }
        if point.kind == .decimal { return ShortValue(decimal: try #require(Double(text))) }
        return try Self.code(text)
    }

    /// Compares a load with a history.
    func comparison(
        _ cells: [String],
        with history: TestHistory,
        delivered: String
    ) throws -> LoadComparison {
        let registered = RegisteredTime(try TestHistory.instant(delivered))
        var fold = LoadFold(layout: LoadLayout(points: points))
        try fold.read(history.bytes, source: Self.source, known: registered)
        return fold.comparison(
            of: try zip(cells, points).map { try cell($0, $1) },
            registered: registered
        )
    }

    /// The differences as texts: what, from when, what value, and a star for a correction.
    func differences(
        _ cells: [String],
        from history: TestHistory,
        delivered: String
    ) throws -> [String] {
        try comparison(cells, with: history, delivered: delivered).differences.map { found in
            let value = found.value.value(ofKind: found.point.kind).map { "\($0)" } ?? "ended"
            let day = Copenhagen.date(at: found.effective.instant)
            return "\(found.point.period) \(value) \(day)\(found.isCorrection ? " *" : "")"
        }
    }
}
