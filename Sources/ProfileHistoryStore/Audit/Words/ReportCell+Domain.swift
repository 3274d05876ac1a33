internal import AuditReports
internal import EventModel
internal import ProfileModel

extension ReportCell {
    /// A person, by the store's own number.
    static func subject(_ subject: SubjectID) -> ReportCell { .text(subject.description) }

    /// A moment, by the clock of Copenhagen.
    static func moment(_ time: EffectiveTime) -> ReportCell { .text(LocalTime.text(time.instant)) }

    /// A score, where there is one.
    static func score(_ bits: UInt64?) -> ReportCell {
        bits.map { .number(Double(bitPattern: $0)) } ?? .none
    }

    /// Places in the log, the first few of many.
    static func positions(_ positions: [Position]) -> ReportCell {
        let shown = positions.prefix(4).map { "#\($0)" }.joined(separator: " ")
        let left = positions.count - 4
        guard left > 0 else { return .text(shown) }
        return .wording(
            Wording(danish: "\(shown) og \(left) til", english: "\(shown) and \(left) more")
        )
    }
}

extension ReportColumn {
    /// Columns that several reports have.
    static let subject = ReportColumn(Wording(danish: "person", english: "person"))
    static let position = ReportColumn(Wording(danish: "#", english: "#"), numeric: true)
    static let at = ReportColumn(Wording(danish: "tidspunkt", english: "when"))
    static let model = ReportColumn(Wording(danish: "model", english: "model"))
    static let label = ReportColumn(Wording(danish: "klasse", english: "class"))
    static let recipient = ReportColumn(Wording(danish: "modtager", english: "recipient"))
    static let standing = ReportColumn(Wording(danish: "status", english: "standing"))
    static let why = ReportColumn(Wording(danish: "hvorfor", english: "why"))
    static let scores = ReportColumn(
        Wording(danish: "scorer", english: "scores"),
        numeric: true
    )
    static let persons = ReportColumn(
        Wording(danish: "personer", english: "persons"),
        numeric: true
    )
}

extension Wording {
    /// How far the log was read.
    static func source(_ through: Position?) -> Wording {
        guard let through else {
            return Wording(danish: "Loggen er tom.", english: "The log is empty.")
        }
        return Wording(
            danish: "Loggen til og med position \(through).",
            english: "The log through position \(through)."
        )
    }
}
