extension Report {
    /// The report as plain text in lines of at most `width` columns, at least 40.
    ///
    /// Tables are aligned; one that is too wide gives each row a block of its own. A plot is its
    /// numbers in a table. Text that a terminal would obey instead of showing is replaced by
    /// U+FFFD.
    public func text(in language: Language, width: Int) -> String {
        var page = TextPage(language: language, width: max(40, width))
        page.add(heading: title, underline: "=")
        for paragraph in lead { page.add(paragraph: paragraph) }
        for section in sections {
            if let heading = section.heading { page.add(heading: heading, underline: "-") }
            for block in section.blocks { page.add(block) }
        }
        if holdsBackNumbers { page.add(paragraph: Self.suppression) }
        page.add(sources: sources)
        return page.text
    }
}
