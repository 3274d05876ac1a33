public import ProfileModel

/// One thing that a report says.
public enum ReportBlock: Hashable, Sendable {
    /// Running text.
    case paragraph(Wording)
    /// Points of equal standing.
    case list([Wording])
    /// Single values, each with what it is.
    case figures([ReportFigure])
    /// Values in rows and columns.
    case table(ReportTable)
    /// A drawing, and what it shows.
    case plot(Plot, caption: Wording)
    /// A reservation that a reader must not miss.
    case note(Wording)
}
