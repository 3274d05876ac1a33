internal import EventModel

/// The texts and instants of days, weeks and months, made once.
struct Texts {
    private static let firstDay = -8_000
    private static let dayCount = 27_000
    private let days: [[UInt8]]
    private let openings: [Int]
    private let weeks: [[UInt8]]
    private let months: [[UInt8]]
    private let monthDays: [Int]

    private static let firstMonth = 24_000
    private static let monthCount = 360
    private static let weekCount = 2_700

    init() {
        let dates = (0..<Self.dayCount).map {
            CalendarDate(dayNumber: Int32($0 + Self.firstDay))
        }
        days = dates.map { Array($0.description.utf8) }
        openings = dates.map { Int(Copenhagen.opening(of: $0).microseconds) }
        weeks = (0..<Self.weekCount).map { Array(ISOWeek(ordinal: Int32($0)).description.utf8) }
        let months = (0..<Self.monthCount).map {
            CalendarMonth(ordinal: Int32($0 + Self.firstMonth))
        }
        self.months = months.map { Array($0.description.utf8) }
        monthDays = months.map { Int($0.firstDay.dayNumber) }
    }

    func day(_ day: Int) -> [UInt8] { days[day - Self.firstDay] }

    func week(_ ordinal: Int) -> [UInt8] { weeks[ordinal] }

    func month(_ ordinal: Int) -> [UInt8] { months[ordinal - Self.firstMonth] }

    /// The day's opening in Copenhagen, in microseconds.
    func opening(ofDay day: Int) -> Int { openings[day - Self.firstDay] }

    func opening(ofWeek ordinal: Int) -> Int { opening(ofDay: ordinal * 7 - 3) }

    func opening(ofMonth ordinal: Int) -> Int {
        opening(ofDay: monthDays[ordinal - Self.firstMonth])
    }
}
