internal import EventModel
internal import ProfileModel

/// How statements are written: names, values and answers, the same in every format.
struct Wording {
    let codes: Codes
    let texts = Texts()
    /// The names of the built-in attributes by number.
    private let names: [[UInt8]] = {
        let catalog = AttributeCatalog.builtIn
        return (0...11).map { number in
            Array((catalog.definition(AttributeNumber(rawValue: number))?.name ?? "").utf8)
        }
    }()

    /// The kinds of series.
    private static let benefit = AttributeNumber.benefit.rawValue
    private static let employment = AttributeNumber.employment.rawValue
    private static let income = AttributeNumber.income.rawValue

    func name(_ statement: Statement) -> [UInt8] { names[Int(statement.kind)] }

    /// The register that says it.
    func source(_ statement: Statement) -> (number: Int, name: StaticString) {
        switch statement.kind {
        case 1, 2, 3, 5, 6: (0, "cpr")
        case 4, 7, 8: (1, "dst")
        case 9, 10: (2, "dream")
        case 11: (3, "eindkomst")
        case Statement.Subject.submission: (4, "jobnet")
        default: (5, "star")
        }
    }

    static let sourceCount = 6

    func isWeekly(_ statement: Statement) -> Bool { UInt16(statement.kind) == Self.benefit }

    func isMonthly(_ statement: Statement) -> Bool {
        let kind = UInt16(statement.kind)
        return kind == Self.employment || kind == Self.income
    }

    /// The week or month that it is about, `nil` where it is not of a series.
    func period(_ statement: Statement) -> [UInt8]? {
        if isWeekly(statement) { return texts.week(Int(statement.holdsFrom)) }
        if isMonthly(statement) { return texts.month(Int(statement.holdsFrom)) }
        return nil
    }

    /// From when it holds, in microseconds.
    func effective(_ statement: Statement) -> Int {
        if isWeekly(statement) { return texts.opening(ofWeek: Int(statement.holdsFrom)) }
        if isMonthly(statement) { return texts.opening(ofMonth: Int(statement.holdsFrom)) }
        if statement.kind > 11 { return Int(statement.registered) * 1_000_000 }
        return texts.opening(ofDay: Int(statement.holdsFrom))
    }

    /// Writes the value of a fact that did not end; gives whether it is a number.
    func isNumber(_ statement: Statement) -> Bool {
        statement.kind == 6 || statement.kind == 10 || statement.kind == 11
    }

    func value(_ statement: Statement, to file: inout OutputFile) {
        let value = Int(statement.value)
        switch statement.kind {
        case 1: file.bytes(texts.day(Int(Int32(bitPattern: statement.value))))
        case 2: file.byte(UInt8(ascii: value == 0 ? "m" : "f"))
        case 3: file.bytes(codes.municipalities[value])
        case 4: file.bytes(codes.origins[value])
        case 5: file.bytes(codes.citizenships[value])
        case 7: file.bytes(codes.educations[value])
        case 8: file.bytes(codes.industries[value])
        case 9: file.bytes(codes.benefits[value])
        case 10: file.hundredths(value)
        default: file.number(value)
        }
    }

    /// `2016-05-03T08:00:00Z`.
    func instant(_ seconds: UInt32, to file: inout OutputFile) {
        let second = Int(seconds) % 86_400
        file.bytes(texts.day(Int(seconds) / 86_400))
        file.byte(UInt8(ascii: "T"))
        file.digits(UInt(second / 3_600), width: 2)
        file.byte(UInt8(ascii: ":"))
        file.digits(UInt(second / 60 % 60), width: 2)
        file.byte(UInt8(ascii: ":"))
        file.digits(UInt(second % 60), width: 2)
        file.byte(UInt8(ascii: "Z"))
    }
}
