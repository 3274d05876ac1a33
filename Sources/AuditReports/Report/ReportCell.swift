public import EventModel
public import ProfileModel

/// A value of a table or a figure, before it has a language.
public enum ReportCell: Hashable, Sendable {
    /// A text that is the same in every language, such as a name.
    case text(String)
    /// A text that has a language.
    case wording(Wording)
    /// A number of things, with its thousands set apart.
    case count(Int)
    /// A number in the shortest digits that give it back exactly.
    case number(Double)
    /// A number rounded to so many decimal places, half to even.
    case decimal(Double, places: Int)
    /// A share of 1, as a percentage rounded to so many decimal places.
    case percent(Double, places: Int)
    /// A number that is held back, since so few people stand behind it that it points to them.
    case suppressed
    /// Nothing to show.
    case none
    /// An event's place in the log.
    case position(Position)
}
