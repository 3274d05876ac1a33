extension Language {
    /// A number of things, with its thousands set apart.
    public func count(_ count: Int) -> String {
        (count < 0 ? Self.minus : "") + grouped("\(count.magnitude)")
    }

    /// A number rounded to so many decimal places: the exact binary value, half to even.
    ///
    /// A result of zero has no sign. A number of places below 0 is a programmer's error, and traps.
    public func decimal(_ number: Double, places: Int) -> String {
        fixed(number, places: places, shift: 0)
    }

    /// A share of 1 as a percentage, rounded to so many decimal places as `decimal` is.
    ///
    /// English joins the sign to the number; Danish sets a space that does not break between them.
    public func percent(_ share: Double, places: Int) -> String {
        guard share.isFinite else { return special(share) }
        return hundredths(share, places: places) + self("%", "\u{A0}%")
    }

    /// A share of 1 in hundredths, without the sign that says so.
    func hundredths(_ share: Double, places: Int) -> String {
        fixed(share, places: places, shift: 2)
    }

    /// A number in the fewest digits that give it back exactly.
    public func number(_ number: Double) -> String {
        guard number.isFinite else { return special(number) }
        let parts = "\(number.magnitude)".split(separator: "e")
        let digits = parts[0].split(separator: ".")
        var text = number < 0 ? Self.minus : ""
        text += grouped(String(digits[0]))
        if digits.count > 1, digits[1] != "0" { text += mark + digits[1] }
        if parts.count > 1 { text += "e" + parts[1] }
        return text
    }

    /// The sign before a number below zero: as wide as a digit, and no place to break a line.
    static let minus = "\u{2212}"

    private var mark: String { self(".", ",") }

    private func special(_ number: Double) -> String {
        if number.isNaN { return self("not a number", "ikke et tal") }
        return (number < 0 ? Self.minus : "") + "\u{221E}"
    }

    /// The number times ten to the power of `shift`.
    private func fixed(_ number: Double, places: Int, shift: Int) -> String {
        precondition(places >= 0, "A number of decimal places is not below 0")
        guard number.isFinite else { return special(number) }
        var expansion = DecimalExpansion(magnitudeOf: number)
        expansion.round(places: places + shift)
        let isNegative = number < 0 && !expansion.isZero
        let fraction = expansion.fraction
        var whole = (expansion.whole + fraction.prefix(shift)).drop { $0 == "0" }
        if whole.isEmpty { whole = "0" }
        let decimals = fraction.dropFirst(shift)
        return (isNegative ? Self.minus : "") + grouped(String(whole))
            + (decimals.isEmpty ? "" : mark + decimals)
    }

    private func grouped(_ digits: String) -> String {
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.utf8.count - index) % 3 == 0 { text += self(",", ".") }
            text.append(digit)
        }
        return text
    }
}
