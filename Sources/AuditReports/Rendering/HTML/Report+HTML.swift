extension Report {
    /// The report as one HTML page that needs nothing from outside: no script, no font, no file.
    ///
    /// It is set for the screen and for A4 paper, and well-formed as XML, so that a reader of
    /// either takes it. Every text is escaped; characters that act instead of being read become
    /// U+FFFD.
    public func html(in language: Language) -> String {
        var page = HTMLPage(language: language)
        page.open(title)
        for paragraph in lead { page.add(paragraph: paragraph, class: "lead") }
        page.close("header")
        page.line("<main>")
        for section in sections { page.add(section) }
        page.close("main")
        page.add(footer: self)
        return page.finish()
    }
}
