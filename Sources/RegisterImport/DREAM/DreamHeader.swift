import EventModel
public import ProfileModel

/// The columns of a delivery of DREAM, as its first row names them.
///
/// The first is the person's, `cpr` or `pnr`. The others are weeks `y_YYWW` and months
/// `branche_YYYY_MM` and `grad_YYYY_MM`, in any order, each at most once. Letters may be large or
/// small.
public struct DreamHeader: Hashable, Sendable {
    /// The names as the first row has them, the person's column first.
    public let names: [String]
    /// What the columns behind the person's are about.
    public let points: [StatedPoint]
    /// What separates the fields: a comma or a semicolon.
    let delimiter: UInt8

    /// Reads the first row, without its line break.
    init(_ line: Span<UInt8>) throws(LineError) {
        delimiter = try Self.delimiter(in: line)
        var fields = DreamFields(delimiter: delimiter)
        var names: [String] = []
        var points: [StatedPoint] = []
        var places: [StatedPoint: Int] = [:]
        while let range = try Self.next(&fields, in: line) {
            let name = try Self.text(line.extracting(range), column: names.count + 1)
            names.append(name)
            if names.count == 1 {
                try Self.checkPersonColumn(name)
                continue
            }
            let point = try Self.point(name, column: names.count)
            if let first = places.updateValue(names.count, forKey: point) {
                throw Self.error(
                    "the column says the same as column \(first); keep one of them",
                    name: name,
                    column: names.count
                )
            }
            points.append(point)
        }
        guard !points.isEmpty else {
            throw LineError(
                .invalidHeader,
                "line 1: no column of weeks or months; name them y_YYWW, branche_YYYY_MM or"
                    + " grad_YYYY_MM, separated by commas or semicolons"
            )
        }
        self.names = names
        self.points = points
    }

    /// The name under which a column stands in ids of events, whatever the file's letters are.
    public static func name(of point: StatedPoint) -> String {
        switch point.attribute {
        case .benefit:
            let week = ISOWeek(ordinal: point.period.ordinal)
            return "\(DreamColumnKind.benefit.rawValue)_\(two(week.year % 100))\(two(week.week))"
        case .industry: return month(of: point, .industry)
        default: return month(of: point, .employment)
        }
    }

    private static func month(of point: StatedPoint, _ kind: DreamColumnKind) -> String {
        let month = CalendarMonth(ordinal: point.period.ordinal)
        return "\(kind.rawValue)_\(month.year)_\(two(month.month))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension DreamHeader {
    private static func delimiter(in line: Span<UInt8>) throws(LineError) -> UInt8 {
        var hasComma = false
        var hasSemicolon = false
        for index in line.indices {
            hasComma = hasComma || line[index] == UInt8(ascii: ",")
            hasSemicolon = hasSemicolon || line[index] == UInt8(ascii: ";")
        }
        guard !hasComma || !hasSemicolon else {
            throw LineError(
                .invalidHeader,
                "line 1: commas and semicolons are mixed; separate all columns by one of them"
            )
        }
        return hasSemicolon ? UInt8(ascii: ";") : UInt8(ascii: ",")
    }

    private static func next(
        _ fields: inout DreamFields,
        in line: Span<UInt8>
    ) throws(LineError) -> Range<Int>? {
        do throws(LineError) {
            return try fields.next(in: line)
        } catch {
            throw LineError(.invalidHeader, "line 1: \(error.message)")
        }
    }

    private static func text(_ field: Span<UInt8>, column: Int) throws(LineError) -> String {
        guard let text = try? UTF8Span(validating: field) else {
            throw LineError(.invalidHeader, "line 1, column \(column): the name is not UTF-8")
        }
        return String(copying: text)
    }

    private static func checkPersonColumn(_ name: String) throws(LineError) {
        guard ["cpr", "pnr"].contains(name.lowercased()) else {
            throw error(
                "the first column is the person's; name it cpr or pnr",
                name: name,
                column: 1
            )
        }
    }

    /// What a column is about, by its name.
    private static func point(_ name: String, column: Int) throws(LineError) -> StatedPoint {
        for kind in DreamColumnKind.allCases {
            let prefix = "\(kind.rawValue)_"
            guard name.lowercased().hasPrefix(prefix) else { continue }
            do throws(DreamColumnError) {
                return StatedPoint(
                    kind.definition,
                    try kind.period(name.utf8.dropFirst(prefix.utf8.count))
                )
            } catch {
                throw Self.error(error.message, name: name, column: column)
            }
        }
        throw error(
            "no such column; take it out, or name it y_YYWW, branche_YYYY_MM or grad_YYYY_MM",
            name: name,
            column: column
        )
    }

    private static func error(_ message: String, name: String, column: Int) -> LineError {
        LineError(.invalidHeader, field: name, "line 1, column \(column): \(message)")
    }
}
