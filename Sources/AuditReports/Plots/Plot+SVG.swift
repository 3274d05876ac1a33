extension Plot {
    /// The drawing as an SVG element that needs nothing from outside.
    ///
    /// It can be a file of its own or stand in a page, in which `name` sets its identifiers off
    /// from those of other drawings: letters, digits and hyphens. It is read in black and white
    /// too, and aloud: it has a title and a description that says the numbers.
    public func svg(in language: Language, name: String = "plot") -> String {
        let drawing = drawing(in: language, name: name)
        return drawing.svg(title: language(title), description: description(in: language))
    }

    /// The drawing before it is written.
    func drawing(in language: Language, name: String = "plot") -> Drawing {
        precondition(
            !name.isEmpty
                && name.utf8.allSatisfy { byte in
                    byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte)
                        || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                },
            "A drawing's name is of letters, digits and hyphens"
        )
        switch self {
        case .steps(let plot): return StepDrawing(plot, language).drawing(name: name)
        case .flows(let plot): return FlowDrawing(plot, language).drawing(name: name)
        case .contributions(let plot):
            return ContributionDrawing(plot, language).drawing(name: name)
        case .bars(let plot): return BarDrawing(plot, language).drawing(name: name)
        }
    }
}
