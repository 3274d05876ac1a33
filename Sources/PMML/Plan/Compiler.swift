/// Turns the elements of a document into a plan.
///
/// One pass, one table after another; a document that is not whole leaves nothing behind.
final class Compiler {
    let limits: PMMLLimits
    var parts = PlanParts()
    /// The data dictionary, in document order.
    var dataFields: [DataField] = []
    /// The functions that the document defines.
    var functions: [String: Element] = [:]
    /// The functions that are being written out, to find those that call themselves.
    var openFunctions: [String] = []
    /// How the model that is being compiled calculates.
    var precision = Precision.double

    init(limits: PMMLLimits) {
        self.limits = limits
    }

    /// A new slot.
    func slot(_ source: SlotSource, name: String) -> Int32 {
        parts.slots.append(source)
        parts.slotNames.append(name)
        return Int32(parts.slots.count - 1)
    }

    /// A number as the model's own arithmetic holds it.
    func rounded(_ number: Double) -> Double { precision.rounded(number) }

    /// The value of a text as a value of a type, or nil if it is none.
    func value(_ text: String, _ type: DataType) -> Value? {
        if type == .string { return .text(parts.texts.intern(text)) }
        return Literal.value(text, type).map(Value.number)
    }

    /// The value of an attribute as a value of a type, if the attribute is there.
    func value(
        of attribute: String,
        _ element: Element,
        _ type: DataType
    ) throws(PMMLError) -> Value? {
        guard let text = element.text(attribute) else { return nil }
        guard let value = value(text, type) else {
            throw element.error(.literal(text, type: type.rawValue))
        }
        return value
    }

    /// A data field by name.
    func dataField(_ name: String) -> DataField? {
        dataFields.first { $0.name == name }
    }
}
