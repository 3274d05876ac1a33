/// An element of a document, with the line it starts on.
struct Element {
    /// An attribute as it is written.
    struct Attribute {
        let name: String
        let value: String
    }

    /// The name without a prefix.
    let name: String
    /// The name as it is written, which columns of tables are found by.
    let qualifiedName: String
    /// Whether the element is in a namespace of PMML.
    let isStandard: Bool
    /// The line, from 1.
    let line: Int
    let attributes: [Attribute]
    var children: [Element] = []
    /// The characters of the element itself, not of its children.
    var text = ""

    /// An error at this element.
    func error(_ reason: PMMLError.Reason) -> PMMLError {
        PMMLError(element: name, line: line, reason: reason)
    }
}
