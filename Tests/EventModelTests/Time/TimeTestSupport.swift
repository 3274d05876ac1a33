import EventModel

/// The code of the error that a closure throws, or nil if it throws none.
func timeCode(_ body: () throws(TimeError) -> Void) -> TimeError.Code? {
    do throws(TimeError) {
        try body()
        return nil
    } catch {
        return error.code
    }
}

/// A small generator of repeatable numbers (SplitMix64).
struct TimeTestNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

/// The calendar as a child counts it: day by day, month by month.
struct CountedDay {
    var year = 1
    var month = 1
    var day = 1
    /// 1 January of year 1 is a Monday, 719,162 days before 1970.
    var number = -719_162

    static func isLeap(_ year: Int) -> Bool {
        if year % 400 == 0 { return true }
        if year % 100 == 0 { return false }
        return year % 4 == 0
    }

    static func length(year: Int, month: Int) -> Int {
        [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    mutating func advance() {
        number += 1
        day += 1
        guard day > Self.length(year: year, month: month) else { return }
        day = 1
        month += 1
        guard month > 12 else { return }
        month = 1
        year += 1
    }

    /// Counts on to the first day of a year, a year at a time.
    mutating func advance(toYear wanted: Int) {
        while year < wanted {
            number += Self.isLeap(year) ? 366 : 365
            year += 1
        }
    }
}
