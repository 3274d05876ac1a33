import EventModel
import ProfileModel

/// What the columns of a delivery are about; the raw values begin their names.
enum DreamColumnKind: String, CaseIterable, Sendable {
    /// A benefit code for each week.
    case benefit = "y"
    /// An industry for each month.
    case industry = "branche"
    /// A degree of employment for each month.
    case employment = "grad"

    /// The first year of the columns: two-digit years from 80 on are of the twentieth century.
    static let firstYear = 1980
    /// The last year of the columns.
    static let lastYear = 2079

    /// The attribute that the columns state.
    var definition: AttributeDefinition {
        switch self {
        case .benefit: Self.builtIn(.benefit)
        case .industry: Self.builtIn(.industry)
        case .employment: Self.builtIn(.employment)
        }
    }

    private static func builtIn(_ number: AttributeNumber) -> AttributeDefinition {
        guard let definition = AttributeCatalog.builtIn.definition(number) else {
            preconditionFailure("The attributes of DREAM are built in")
        }
        return definition
    }

    /// The period that the rest of a column's name says.
    func period(_ text: Substring.UTF8View) throws(DreamColumnError) -> Period {
        let bytes = Array(text)
        guard self == .benefit else { return Period(try Self.month(bytes)) }
        guard bytes.count == 4, let year = Self.number(bytes[0..<2]),
            let number = Self.number(bytes[2..<4])
        else { throw .notAWeek }
        let fullYear = year >= 80 ? 1900 + year : 2000 + year
        guard let week = try? ISOWeek(year: fullYear, week: number) else {
            throw .noSuchWeek(year: fullYear)
        }
        return Period(week)
    }

    private static func month(_ bytes: [UInt8]) throws(DreamColumnError) -> CalendarMonth {
        guard bytes.count == 7, bytes[4] == UInt8(ascii: "_"), let year = number(bytes[0..<4]),
            let number = number(bytes[5..<7])
        else { throw .notAMonth }
        guard year >= firstYear, year <= lastYear else { throw .yearOutOfRange }
        guard let month = try? CalendarMonth(year: year, month: number) else {
            throw .noSuchMonth
        }
        return month
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var number = 0
        for byte in digits {
            let digit = byte &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            number = number * 10 + Int(digit)
        }
        return number
    }
}

/// Why the name of a column is none.
enum DreamColumnError: Error, Hashable, Sendable {
    case notAWeek
    case notAMonth
    case noSuchWeek(year: Int)
    case noSuchMonth
    case yearOutOfRange

    /// What is wrong and what would be right.
    var message: String {
        switch self {
        case .notAWeek: "a week is named y_YYWW, year and week of ISO 8601 in two digits each"
        case .notAMonth: "a month is named with _YYYY_MM behind branche or grad"
        case .noSuchWeek(let year):
            "\(year) has no such week; weeks go from 01 to 52, in long years to 53"
        case .noSuchMonth: "months go from 01 to 12"
        case .yearOutOfRange:
            "years go from \(DreamColumnKind.firstYear) to \(DreamColumnKind.lastYear)"
        }
    }
}
