import EventModel
import JSON
import ProfileModel

extension FeedParser {
    /// Defines an attribute for this parser, and describes the event that does so for the store.
    mutating func attributeDefinition(
        _ line: borrowing FeedLine,
        now: Instant
    ) throws(LineError) -> NewEvent {
        let key = try line.key()
        let registered = try line.pastTime(.registered, now: now)
        let draft = try Self.draft(line, source: key.source)
        let definition: AttributeDefinition
        do throws(CatalogError) {
            definition = try catalog.numbering(draft)
            try catalog.define(definition)
        } catch {
            throw LineError(
                .invalidDefinition,
                field: FeedField.name.name,
                error.description
            )
        }
        return NewEvent(
            type: .attributeDefined,
            destination: .subject(.registry),
            key: key,
            registered: RegisteredTime(registered),
            body: AttributeDefinedBody(definition: definition).bytes
        )
    }

    /// Defines a form for this parser, and describes the event that does so for the store.
    mutating func formDefinition(
        _ line: borrowing FeedLine,
        now: Instant
    ) throws(LineError) -> NewEvent {
        let key = try line.key()
        let registered = try line.pastTime(.registered, now: now)
        let form = FormDefinition(
            name: try line.text(.name),
            questions: try QuestionReader.questions(line)
        )
        do throws(FormError) {
            try forms.define(form)
        } catch {
            throw LineError(.invalidDefinition, field: FeedField.name.name, error.description)
        }
        return NewEvent(
            type: .formDefined,
            destination: .subject(.registry),
            key: key,
            registered: RegisteredTime(registered),
            body: FormDefinedBody(form: form).bytes
        )
    }

    /// A definition that has no number yet.
    private static func draft(
        _ line: borrowing FeedLine,
        source: String
    ) throws(LineError) -> AttributeDefinition {
        let kind = try named(line, .kind, ValueKind.init(named:), ValueKind.allCases.map(\.name))
        var series: Period.Granularity?
        if try line.optionalText(.series) != nil {
            series = try named(
                line,
                .series,
                Period.Granularity.init(named:),
                Period.Granularity.allCases.map(\.name)
            )
        }
        var sensitivity = Sensitivity.personal
        if try line.optionalText(.sensitivity) != nil {
            sensitivity = try named(
                line,
                .sensitivity,
                Sensitivity.init(named:),
                Sensitivity.allCases.map(\.name)
            )
        }
        let name = try line.text(.name)
        let codes = try CodeListReader.rule(line, name: name)
        guard codes == nil || kind == .code else {
            throw LineError(
                .invalidDefinition,
                field: FeedField.codes.name,
                "only an attribute of the kind code has codes; remove them"
            )
        }
        return AttributeDefinition(
            number: .firstDefined,
            name: name,
            kind: kind,
            codes: codes,
            series: series,
            sensitivity: sensitivity,
            source: source
        )
    }

    private static func named<Value>(
        _ line: borrowing FeedLine,
        _ field: FeedField,
        _ find: (String) -> Value?,
        _ names: [String]
    ) throws(LineError) -> Value {
        guard let value = find(try line.text(field)) else {
            throw LineError(
                .invalidDefinition,
                field: field.name,
                "give one of " + names.joined(separator: ", ")
            )
        }
        return value
    }
}
