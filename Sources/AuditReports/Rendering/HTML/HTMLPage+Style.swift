extension HTMLPage {
    /// How a page looks: on a screen, and on A4 paper with its title and page number at the edges.
    ///
    /// Every colour of text has a contrast of at least 7 to 1 to its ground (WCAG 2.2, 1.4.6).
    static let style = """
        :root { color-scheme: light; }
        body { margin: 2rem auto; padding: 0 1rem; max-width: 46rem; color: #1a1a1a;
          background: #ffffff; font: 1rem/1.5 Georgia, 'Times New Roman', 'DejaVu Serif', serif; }
        h1, h2, th, caption, dt, figcaption, summary, footer {
          font-family: Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif; }
        h1 { font-size: 1.6rem; line-height: 1.25; }
        h2 { font-size: 1.15rem; margin: 2rem 0 0.5rem; }
        h1, h2, p, li, dt, dd { overflow-wrap: anywhere; }
        th, td { overflow-wrap: break-word; }
        .lead { font-size: 1.1rem; }
        .note { border-left: 0.3rem solid #1a1a1a; padding: 0.4rem 0.8rem; background: #f2f2f2; }
        .table { overflow-x: auto; margin: 1rem 0; }
        table { border-collapse: collapse; font-size: 0.9rem; }
        caption { text-align: left; font-weight: bold; padding-bottom: 0.3rem; }
        th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.8rem 0.25rem 0; }
        thead th { border-bottom: 2px solid #1a1a1a; vertical-align: bottom; }
        tbody th { font-weight: normal; }
        tbody tr { border-bottom: 1px solid #d4d4d4; }
        .number { text-align: right; font-variant-numeric: tabular-nums; }
        td.number { white-space: nowrap; }
        dl div { display: flex; gap: 1rem; padding: 0.2rem 0; border-bottom: 1px solid #d4d4d4; }
        dt { flex: 1 1 60%; }
        dd { margin: 0; flex: 1 1 40%; text-align: right; font-variant-numeric: tabular-nums; }
        figure { margin: 1.5rem 0; }
        figure svg { max-width: 100%; height: auto; }
        figcaption, summary { font-size: 0.9rem; }
        abbr { text-decoration: none; }
        footer { margin-top: 2.5rem; padding-top: 0.5rem; border-top: 2px solid #1a1a1a;
          font-size: 0.85rem; }
        @media print {
          @page { size: A4; margin: 20mm 18mm 22mm;
            @bottom-center { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
          body { margin: 0; padding: 0; max-width: none; font-size: 10.5pt; }
          h1, h2, caption { break-after: avoid; }
          figure, .table, tr, dl div, .note { break-inside: avoid; }
          thead { display: table-header-group; }
          .table { overflow: visible; }
          details { display: none; }
          p, li { orphans: 3; widows: 3; }
          * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        }
        """

    /// Sets a report's title at the top of every printed page.
    ///
    /// Whatever is no letter or digit of ASCII is written by its number (CSS Syntax 3, section
    /// 4.3.7), so that no title ends the text or the style sheet.
    static func runningHead(_ title: String) -> String {
        var text = ""
        for scalar in title.printable.unicodeScalars {
            if scalar.isASCII,
                scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            {
                text.unicodeScalars.append(scalar)
            } else {
                text += "\\\(String(scalar.value, radix: 16)) "
            }
        }
        return "@page { @top-left { content: \"\(text)\"; font: 9pt sans-serif; } }"
    }
}
