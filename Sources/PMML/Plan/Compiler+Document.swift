extension Compiler {
    /// Compiles one model of a document: the one of a name, or the first; with its element.
    func document(_ root: Element, model name: String?) throws(PMMLError) -> (
        CompiledModel, Element
    ) {
        try root.expect(
            attributes: ["version", "x-baseVersion"],
            children: [
                "Header", "MiningBuildTask", "DataDictionary", "TransformationDictionary",
            ] + Self.modelNames + Self.refusedModelNames
        )
        try readDataDictionary(try root.requiredChild("DataDictionary"))
        let dictionary = try root.child("TransformationDictionary")
        if let dictionary {
            try dictionary.expect(attributes: [], children: ["DefineFunction", "DerivedField"])
            try readFunctions(dictionary)
        }
        let models = root.children.filter {
            Self.modelNames.contains($0.name) || Self.refusedModelNames.contains($0.name)
        }
        let chosen = models.first { name == nil || $0.text("modelName") == name }
        guard let chosen else { throw root.error(.missingElement(name ?? "a model")) }
        return (try outerModel(chosen, dictionary: dictionary), chosen)
    }
}
