import EventModel
import JSON
import ProfileModel

extension FeedParser {
    func fact(_ line: borrowing FeedLine, now: Instant) throws(LineError) -> NewEvent {
        let key = try line.key()
        let destination = try line.subject(.subject)
        let registered = try line.pastTime(.registered, now: now)
        let name = try line.text(.attribute)
        guard let index = catalog.index(named: name) else {
            throw LineError(
                .unknownAttribute,
                field: FeedField.attribute.name,
                "the attribute is not known; check its name, or define it first by a line of"
                    + " type attribute"
            )
        }
        let attributes = catalog.all
        let value = try Self.value(line, of: attributes[index])
        let (effective, period) = try Self.times(line, series: attributes[index].series)
        let body = FactBody(attribute: attributes[index].number, value: value, period: period)
        return NewEvent(
            type: .fact,
            destination: destination,
            key: key,
            registered: RegisteredTime(registered),
            effective: effective,
            body: body.bytes
        )
    }

    /// The value of a fact, `nil` where the attribute ended.
    private static func value(
        _ line: borrowing FeedLine,
        of definition: AttributeDefinition
    ) throws(LineError) -> AttributeValue? {
        do throws(ValueError) {
            switch line[.value] {
            case .null: return nil
            case .string(let slice):
                return try definition.value(ofString: line.scanner.string(of: slice))
            case .number(let slice):
                let value = try number(slice, in: line.scanner, kind: definition.kind)
                try definition.check(value)
                return value
            case .absent, .bool, .array, .object: throw .wrongKind(expected: definition.kind)
            }
        } catch {
            throw LineError(.invalidValue, field: FeedField.value.name, error.description)
        }
    }

    /// Types a number without making a string of it.
    private static func number(
        _ slice: JSONNumberSlice,
        in scanner: JSONScanner,
        kind: ValueKind
    ) throws(ValueError) -> AttributeValue {
        switch kind {
        case .integer:
            guard slice.isInteger else { throw .notANumber }
            guard let number = scanner.int64(of: slice) else { throw .tooLarge }
            return .integer(number)
        case .decimal:
            guard let number = scanner.double(of: slice) else { throw .tooLarge }
            return .decimal(number == 0 ? 0 : number)
        case .code, .text, .date: throw .wrongKind(expected: kind)
        }
    }

    /// When a fact holds from, and the period that it is about.
    private static func times(
        _ line: borrowing FeedLine,
        series: Period.Granularity?
    ) throws(LineError) -> (EffectiveTime, Period?) {
        var period: Period?
        if case .absent = line[.period] {} else { period = try self.period(line, series: series) }
        if case .absent = line[.effective], let period {
            return (EffectiveTime(Copenhagen.opening(of: period.firstDay)), period)
        }
        let effective = EffectiveTime(try line.time(.effective))
        if let series, period == nil { period = .containing(effective, series) }
        return (effective, period)
    }

    private static func period(
        _ line: borrowing FeedLine,
        series: Period.Granularity?
    ) throws(LineError) -> Period {
        let field = FeedField.period.name
        guard let series else {
            throw LineError(
                .invalidPeriod,
                field: field,
                "the attribute is no series; remove the period"
            )
        }
        let text = try line.text(.period)
        guard let period = try? Period(parsing: text), period.granularity == series else {
            let example = series == .week ? "a week like 2015-W53" : "a month like 2017-03"
            throw LineError(.invalidPeriod, field: field, "give \(example)")
        }
        return period
    }
}
