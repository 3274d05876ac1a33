internal import AccessLog
internal import AuditReports
internal import ProfileHistoryStore

/// Readings, on a screen.
struct AccessView {
    private let listing: AccessListing
    private let style: Style

    init(_ listing: AccessListing, _ style: Style) {
        self.listing = listing
        self.style = style
    }

    func print() {
        guard !listing.entries.isEmpty else {
            return StandardOutput.line("nothing was logged of that")
        }
        var headings = ["#", "logged", "who", "role", "for", "what", "about", "why", "outcome"]
        if listing.hasPlaces { headings.append("lived in") }
        var table = Table(headings)
        for entry in listing.entries { table.add(cells(entry)) }
        table.lines(style).forEach { StandardOutput.line($0) }
        if let next = listing.next {
            StandardOutput.line("  more may follow: --cursor \(next)")
        }
    }

    private func cells(_ listed: ListedAccess) -> [String] {
        let entry = listed.access.entry
        var cells = [
            "\(listed.access.number)", LocalTime.text(listed.access.recorded), listed.actor,
            entry.role,
            [entry.organisation, entry.recipient.map { "→ \($0)" }].compactMap { $0 }
                .joined(separator: " "),
            what(listed), about(listed),
            [entry.purpose, entry.caseNumber].compactMap { $0 }.joined(separator: ", "),
            entry.outcome,
        ]
        if listing.hasPlaces {
            cells.append(listed.places.map { $0.municipality ?? "unknown" }.joined(separator: ", "))
        }
        return cells.map { $0.printable }
    }

    private func what(_ listed: ListedAccess) -> String {
        let entry = listed.access.entry
        if let pruned = listed.access.pruned {
            return "\(entry.operation): \(Int(clamping: pruned.count).grouped) entries"
        }
        let criterion = listed.access.isCriterionErased ? "(erased)" : entry.criterion
        return [entry.operation, entry.model, criterion].compactMap { $0 }.joined(separator: " ")
    }

    private func about(_ listed: ListedAccess) -> String {
        var names = listed.access.entry.subjects.prefix(3).map { "\($0)" }
        let further = listed.access.entry.subjects.count - names.count
        if further > 0 { names.append("\(further.grouped) more") }
        let erased = listed.access.erasedSubjectCount
        if erased > 0 { names.append(erased == 1 ? "erased" : "\(erased.grouped) erased") }
        return names.joined(separator: ", ")
    }
}
