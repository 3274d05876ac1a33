extension PMMLError.Reason {
    /// What is wrong and what to do about it.
    var text: String {
        bytesText ?? elementText ?? referenceText
    }

    /// Faults of the bytes, before any element has a meaning.
    private var bytesText: String? {
        switch self {
        case .malformed(let text): "not well-formed XML (\(text)); export the document anew"
        case .tooManyBytes(let limit): "more than \(limit) bytes; raise PMMLLimits.byteCount"
        case .tooDeep(let limit): "nested deeper than \(limit); raise PMMLLimits.depth"
        case .tooManyElements(let limit):
            "more than \(limit) elements; raise PMMLLimits.elementCount"
        case .tooManyExpressions(let limit):
            "more than \(limit) expressions with functions written out; "
                + "raise PMMLLimits.expressionCount"
        case .declaration: "declares a document type or an entity; remove the declaration"
        case .encoding(let name): "the encoding \(name) is not read; save the document as UTF-8"
        case .namespace(let uri):
            "the namespace “\(uri)” is not one of PMML 3.0 to 4.4 (http://www.dmg.org/PMML-x_y)"
        case .version(let version):
            "version “\(version)” is not one of 3.0 to 4.4; export the document anew"
        default: nil
        }
    }

    /// Faults of one element as it stands.
    private var elementText: String? {
        switch self {
        case .unsupportedElement(let name): "element \(name) is not supported here; remove it"
        case .unsupportedAttribute(let name): "attribute \(name) is not supported here; remove it"
        case .unsupportedValue(let attribute, let value):
            "attribute \(attribute) has the value “\(value)”, which is not supported"
        case .missingAttribute(let name): "attribute \(name) is missing; add it"
        case .missingElement(let name): "element \(name) is missing; add it"
        case .repeatedElement(let name): "element \(name) stands here twice; keep one"
        case .number(let text): "“\(text)” is not a finite number"
        case .literal(let text, let type): "“\(text)” is not a value of type \(type)"
        default: nil
        }
    }

    /// Faults of what an element says about others.
    private var referenceText: String {
        switch self {
        case .duplicateName(let name): "the name \(name) is given twice; rename one"
        case .cycle(let name): "\(name) is defined by means of itself; break the cycle"
        case .unknownField(let name):
            "field \(name) is not known here; add it to the MiningSchema or define it"
        case .unknownFunction(let name): "function \(name) is neither built in nor defined"
        case .argumentCount(let function, let expected, let found):
            "\(function) takes \(expected) arguments, not \(found)"
        case .type(let expected, let found): "a value of \(expected) is needed, not of \(found)"
        case .inexact(let name):
            "\(name) can not be computed with the same bits on every machine; replace it"
        case .pattern(let text): "the pattern “\(text)” uses what is not supported"
        case .rule(let text): text
        default: "\(self)"
        }
    }
}
