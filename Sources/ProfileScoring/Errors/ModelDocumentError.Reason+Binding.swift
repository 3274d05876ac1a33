import PMML

extension ModelDocumentError.Reason {
    /// What is wrong with the binding of a PMML document, in words.
    var bindingMessage: String {
        switch self {
        case .missingPMML: "the PMML document that this binds is not given"
        case .needlessPMML: "a PMML document is given that this does not bind"
        case .otherDigest(let digest): "the PMML document has another digest: \(digest)"
        case .pmml(let error): "the PMML document is refused: \(error)"
        case .notAField(let name, _): "the PMML document takes in no field '\(name)'"
        case .notAnOutput(let name, _): "the PMML document gives out no field '\(name)'"
        case .notACategory(let name, _): "the PMML document predicts no category '\(name)'"
        case .unboundField(let name): "the PMML document's field '\(name)' has no feature"
        case .otherKind(let field, let type, let feature):
            "the values of the feature '\(feature)' do not fit the field '\(field)', which is of "
                + "type \(type)"
        case .unmappedCategory(let name): "the category '\(name)' has no class"
        default: "\(self)"
        }
    }

    /// What would be right, in words.
    var bindingRemedy: String {
        switch self {
        case .missingPMML: "give its bytes beside the model document"
        case .needlessPMML: "leave it out, or bind it under 'pmml'"
        case .otherDigest: "give the document that is meant, or write its digest here"
        case .pmml: "correct it, and write its digest here"
        case .notAField(_, let names), .notAnOutput(_, let names), .notACategory(_, let names):
            names.isEmpty ? "it has none" : "write one of \(Self.list(names))"
        case .unboundField: "name its feature, or write null where it is to be missing always"
        case .otherKind:
            "bind a feature of codes to texts and categories, one of numbers to numbers"
        case .unmappedCategory: "name its class under 'categories'"
        default: "correct the binding"
        }
    }
}
