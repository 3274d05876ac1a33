public import ProfileModel

/// A report as people read it, before it has a language and a form.
///
/// It holds what is said and not how it looks: `text(in:width:)` and `html(in:)` give it a form.
/// The same report gives the same bytes on every machine. Its texts may hold anything; each form
/// escapes what it has to.
public struct Report: Hashable, Sendable {
    /// What the report is about, in one line.
    public var title: Wording
    /// What a reader who reads no further should know, a paragraph each.
    public var lead: [Wording]
    /// The body, in the order of reading.
    public var sections: [ReportSection]
    /// Where the figures come from, numbered at the end.
    public var sources: [Wording]

    /// Puts a report together.
    public init(
        title: Wording,
        lead: [Wording] = [],
        sections: [ReportSection] = [],
        sources: [Wording] = []
    ) {
        self.title = title
        self.lead = lead
        self.sections = sections
        self.sources = sources
    }
}
