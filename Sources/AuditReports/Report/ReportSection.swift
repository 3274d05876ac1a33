public import ProfileModel

/// A part of a report that belongs together.
public struct ReportSection: Hashable, Sendable {
    /// What the part is about; `nil` where the text simply goes on.
    public var heading: Wording?
    /// What it says, in the order of reading.
    public var blocks: [ReportBlock]

    /// Puts a section together.
    public init(heading: Wording?, blocks: [ReportBlock]) {
        self.heading = heading
        self.blocks = blocks
    }

    /// Puts a section together from the blocks written out.
    public init(_ heading: Wording?, _ blocks: ReportBlock...) {
        self.init(heading: heading, blocks: blocks)
    }
}
