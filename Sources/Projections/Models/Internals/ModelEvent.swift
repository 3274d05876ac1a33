import EventModel
import ProfileModel

/// One decoded event in the life of a model version.
enum ModelEvent {
    case registered(ModelRegisteredBody, Provenance)
    case approved(ModelTimeline.Approval)
    case activated(ModelTimeline.Activation)
    case retired(ModelTimeline.Retirement)

    /// Decodes an entry of one of the four types.
    init(_ entry: borrowing StreamEntry) throws(CodecError) {
        let provenance = try Provenance(entry)
        switch entry.type {
        case .modelRegistered:
            self = .registered(
                try ModelRegisteredBody(decoding: entry.payload.body),
                provenance
            )
        case .modelApproved:
            let body = try ModelApprovedBody(decoding: entry.payload.body)
            self = .approved(
                ModelTimeline.Approval(
                    model: body.model,
                    approver: body.approver,
                    provenance: provenance
                )
            )
        case .modelActivated:
            let body = try ModelActivatedBody(decoding: entry.payload.body)
            self = .activated(
                ModelTimeline.Activation(
                    model: body.model,
                    targetGroup: body.targetGroup,
                    actor: body.actor,
                    effective: try entry.effective(),
                    provenance: provenance,
                    rollback: body.rollback
                )
            )
        default:
            let body = try ModelRetiredBody(decoding: entry.payload.body)
            self = .retired(
                ModelTimeline.Retirement(
                    model: body.model,
                    targetGroup: body.targetGroup,
                    actor: body.actor,
                    reason: body.reason,
                    effective: try entry.effective(),
                    provenance: provenance
                )
            )
        }
    }

    var provenance: Provenance {
        switch self {
        case .registered(_, let provenance): provenance
        case .approved(let approval): approval.provenance
        case .activated(let activation): activation.provenance
        case .retired(let retirement): retirement.provenance
        }
    }
}
