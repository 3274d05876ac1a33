extension PMMLError {
    /// What can be wrong with a document.
    public enum Reason: Hashable, Sendable {
        /// The bytes are not well-formed XML; the text is the parser's.
        case malformed(String)
        /// The document has more bytes than the limit allows.
        case tooManyBytes(limit: Int)
        /// Elements are nested deeper than the limit allows.
        case tooDeep(limit: Int)
        /// There are more elements than the limit allows.
        case tooManyElements(limit: Int)
        /// The expressions, with their functions written out, are more than the limit allows.
        case tooManyExpressions(limit: Int)
        /// A document type or an entity is declared.
        case declaration
        /// The encoding is none that is read.
        case encoding(String)
        /// The namespace is not one of PMML 3.0 to 4.4.
        case namespace(String)
        /// The version is not one of 3.0 to 4.4.
        case version(String)
        /// An element stands here that is not supported here.
        case unsupportedElement(String)
        /// An attribute stands here that is not supported here.
        case unsupportedAttribute(String)
        /// The value of an attribute is not supported.
        case unsupportedValue(attribute: String, value: String)
        /// A required attribute is missing.
        case missingAttribute(String)
        /// A required element is missing.
        case missingElement(String)
        /// An element stands here more than once.
        case repeatedElement(String)
        /// A text is not a finite number.
        case number(String)
        /// A text is not a value of a type.
        case literal(String, type: String)
        /// A name is given twice in one scope.
        case duplicateName(String)
        /// A field or a function is defined by means of itself.
        case cycle(String)
        /// No field of this name can be seen from here.
        case unknownField(String)
        /// No function of this name exists.
        case unknownFunction(String)
        /// A function is called with a wrong number of arguments.
        case argumentCount(function: String, expected: String, found: Int)
        /// A value of one type stands where another is needed.
        case type(expected: String, found: String)
        /// The function has no correctly rounded version; its result would depend on the machine.
        case inexact(String)
        /// A pattern is not in the supported part of regular expressions.
        case pattern(String)
        /// Another rule of the standard is broken; the text says which.
        case rule(String)
    }
}
