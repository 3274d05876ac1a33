import EventModel
import ProfileModel
import Projections

extension TestHistory {
    @discardableResult
    mutating func register(_ model: String, said registered: String) throws -> Position {
        try append(
            ModelRegisteredBody(model: model, author: "ada", document: [1, 2, 3]),
            said: registered
        )
    }

    @discardableResult
    mutating func approve(_ model: String, said registered: String) throws -> Position {
        try append(ModelApprovedBody(model: model, approver: "bo"), said: registered)
    }

    @discardableResult
    mutating func activate(
        _ model: String,
        for group: String = "dagpenge",
        from effective: String,
        said registered: String
    ) throws -> Position {
        try append(
            ModelActivatedBody(model: model, targetGroup: group, actor: "cy"),
            from: effective,
            said: registered
        )
    }

    @discardableResult
    mutating func retire(
        _ model: String,
        for group: String? = nil,
        from effective: String,
        said registered: String
    ) throws -> Position {
        try append(
            ModelRetiredBody(model: model, targetGroup: group, actor: "cy", reason: nil),
            from: effective,
            said: registered
        )
    }
}
