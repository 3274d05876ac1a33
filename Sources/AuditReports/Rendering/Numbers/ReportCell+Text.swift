extension ReportCell {
    /// What stands for a number that is held back, after the custom of statistical offices.
    static let suppressionMark = ".."

    /// What stands where there is nothing.
    static let absenceMark = "\u{2013}"

    /// The value as people read it in a language.
    public func text(in language: Language) -> String {
        switch self {
        case .text(let text): text
        case .wording(let wording): language(wording)
        case .count(let count): language.count(count)
        case .number(let number): language.number(number)
        case .decimal(let number, let places): language.decimal(number, places: places)
        case .percent(let share, let places): language.percent(share, places: places)
        case .suppressed: Self.suppressionMark
        case .none: Self.absenceMark
        case .position(let position): "#\(position)"
        }
    }
}
