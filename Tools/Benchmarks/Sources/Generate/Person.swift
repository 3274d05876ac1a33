internal import EventModel

/// Somebody who cannot exist: the day of the number is raised by 60.
struct Person {
    /// The ten digits.
    let digits: UInt64
    /// The day of birth that the number says, in days since 1970.
    let birthDay: Int32
    let isMale: Bool

    /// The person with this number, from 0; different numbers are different persons.
    init(index: Int, isMale: Bool) {
        let day = 1 + index % 28
        var rest = index / 28
        let month = 1 + rest % 12
        rest /= 12
        let year = 50 + rest % 50
        // Below 4000 the seventh digit says the twentieth century; the last tells the sex.
        let serial = 1_000 + 2 * (rest / 50) + (isMale ? 1 : 0)
        precondition(serial < 4_000, "There are numbers for 25 million persons")
        digits = UInt64(((day + 60) * 10_000 + month * 100 + year) * 10_000 + serial)
        guard let date = try? CalendarDate(year: 1_900 + year, month: month, day: day) else {
            preconditionFailure("Every month has 28 days")
        }
        birthDay = date.dayNumber
        self.isMale = isMale
    }
}
