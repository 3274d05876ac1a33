internal import EventModel
internal import ProfileHistoryStore
internal import ProfileModel
internal import ProfileScoring
internal import Projections

/// A model version on a screen.
struct ModelView {
    private let model: ModelTimeline.Model
    private let document: ModelDocument
    private let style: Style

    init(_ model: ModelTimeline.Model, _ document: ModelDocument, _ style: Style) {
        self.model = model
        self.document = document
        self.style = style
    }

    func print() {
        StandardOutput.line(style.heading(model.name) + "  " + document.title.english)
        StandardOutput.line("  \(document.describes)")
        StandardOutput.line("  " + style.quiet("sha256 \(document.digest)"))
        if let pmml = document.kernel.pmml {
            StandardOutput.line("  " + style.quiet("PMML document sha256 \(pmml.digest)"))
        }
        for note in document.notes { StandardOutput.line("  note: \(note)") }
        for slip in document.unlistedConditions {
            StandardOutput.line("  " + style.attention("defect: \(slip)"))
        }
        StandardOutput.line()
        life().lines(style).forEach { StandardOutput.line($0) }
        StandardOutput.line()
        var table = Table(["uses", "sensitivity", "legal basis"])
        for used in document.attributes + document.questions {
            table.add([used.name, "\(used.sensitivity)", used.legalBasis])
        }
        table.lines(style).forEach { StandardOutput.line($0) }
    }

    private func life() -> Table {
        var table = Table(["step", "who", "from", "registered", "#"])
        func add(_ step: String, _ who: String, _ from: String, _ origin: Provenance) {
            table.add([
                step, who, from, LocalTime.text(origin.registered.instant),
                origin.position.description,
            ])
        }
        add("registered", model.author, "", model.provenance)
        for approval in model.approvals {
            add("approved", approval.approver, "", approval.provenance)
        }
        for activation in model.activations {
            add(
                step(activation),
                activation.actor,
                LocalTime.text(activation.effective.instant),
                activation.provenance
            )
        }
        for retirement in model.retirements {
            add(
                "retired for \(retirement.targetGroup ?? "everyone")",
                retirement.actor,
                LocalTime.text(retirement.effective.instant),
                retirement.provenance
            )
        }
        return table
    }

    private func step(_ activation: ModelTimeline.Activation) -> String {
        var text = "active for \(activation.targetGroup)"
        if let rollback = activation.rollback {
            text += ", rolled back from \(rollback.model): \(rollback.reason)"
        }
        return activation.isBackDated ? text + " (back-dated)" : text
    }
}
