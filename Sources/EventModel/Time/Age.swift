/// How old a person is on a day.
///
/// A year of age is complete on the birthday. Who was born on 29 February has the birthday on
/// 1 March in a common year: on 28 February the date of birth has not come round yet. This is a
/// rule of this store, kept so that an age never depends on a library.
public enum Age {
    /// The completed years of age on a day, or nil before the birth.
    public static func wholeYears(bornOn birth: CalendarDate, on day: CalendarDate) -> Int? {
        guard birth <= day else { return nil }
        let (birthCivil, civil) = (birth.civil, day.civil)
        let isBefore = (civil.month, civil.day) < (birthCivil.month, birthCivil.day)
        return civil.year - birthCivil.year - (isBefore ? 1 : 0)
    }

    /// The age in years with the fraction of the running year of age, or nil before the birth.
    ///
    /// It is w + d / n, where w are the whole years, d the days since the last birthday and n the
    /// days from there to the next birthday, 365 or 366. The division and the sum each round once,
    /// so that every machine gives the same bits.
    public static func exactYears(bornOn birth: CalendarDate, on day: CalendarDate) -> Double? {
        guard let whole = wholeYears(bornOn: birth, on: day) else { return nil }
        let last = birthday(of: birth, afterYears: whole)
        let next = birthday(of: birth, afterYears: whole + 1)
        return Double(whole) + Double(Int(day.dayNumber) - last) / Double(next - last)
    }

    /// The day number of a birthday; 29 February of a common year counts as 1 March.
    private static func birthday(of birth: CalendarDate, afterYears years: Int) -> Int {
        var civil = birth.civil
        civil.year += years
        // Days are counted on from the first of the month, so a 29th that February lacks is 1
        // March.
        return civil.dayNumber
    }
}
