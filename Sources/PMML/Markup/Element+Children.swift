extension Element {
    /// The only child of a name, if it is there.
    func child(_ name: String) throws(PMMLError) -> Element? {
        var found: Element?
        for child in children where child.name == name && child.isStandard {
            if found != nil { throw child.error(.repeatedElement(name)) }
            found = child
        }
        return found
    }

    /// The only child of a name.
    func requiredChild(_ name: String) throws(PMMLError) -> Element {
        guard let child = try child(name) else { throw error(.missingElement(name)) }
        return child
    }

    /// The children of a name, in order.
    func children(named name: String) -> [Element] {
        children.filter { $0.name == name && $0.isStandard }
    }

    /// Refuses what the reader of this element does not know.
    ///
    /// Attributes of other namespaces say where a schema lies and mean nothing to a score.
    func expect(
        attributes known: [String],
        children names: [String]
    ) throws(PMMLError) {
        for attribute in attributes where !known.contains(attribute.name) {
            if attribute.name.hasPrefix("xsi:") || attribute.name.hasPrefix("xmlns") { continue }
            throw error(.unsupportedAttribute(attribute.name))
        }
        for child in children where !child.isStandard || !names.contains(child.name) {
            throw child.error(.unsupportedElement(child.qualifiedName))
        }
    }
}

extension Element {
    /// The cell of a row in a column, whose name may be written with a prefix or without.
    func cell(_ column: String) -> Element? {
        children.first { $0.qualifiedName == column }
            ?? children.first { $0.name == column }
    }
}
