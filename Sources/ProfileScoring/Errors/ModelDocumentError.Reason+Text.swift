import ProfileModel

extension ModelDocumentError.Reason {
    /// What is wrong, in words.
    public var message: String {
        switch self {
        case .notJSON(let error): "the document is not JSON: \(error)"
        case .unknownFormat(let format): "the format \(format) is not known to this release"
        case .missingField(let name): "the field '\(name)' is missing"
        case .unknownField(let name): "there is no field '\(name)' here"
        case .notExactlyOne(let names):
            "exactly one of \(Self.list(names)) stands here"
        case .wrongKind(let expected): "the value is not \(expected)"
        case .notAmong: "the value is none that the field takes"
        case .empty: "the value is empty"
        case .notAToken: "the text is no token"
        case .notHexadecimal: "the text is not hexadecimal as asked for"
        case .numberTooLarge: "the number is beyond the greatest number"
        case .outOfRange: "the number is out of range"
        case .duplicate(let name): "'\(name)' is named twice"
        case .unknownAttribute(let name): "the store knows no attribute '\(name)'"
        case .unknownForm(let name): "the store knows no form '\(name)'"
        case .unknownQuestion(let name): "no form of the document asks a question '\(name)'"
        case .unknownFeature(let name): "the document has no feature '\(name)'"
        case .unknownClass(let name): "the document lists no class '\(name)'"
        case .notOnList(let code, let list): "the code '\(code)' is not among \(list)"
        case .needlesslyUnlisted: "the test is marked as unlisted, but all its codes are listed"
        case .unlistedWithoutNote: "the test holds a code that is on no list, without a note"
        case .unreadable(let name, let why): "a feature cannot read '\(name)' so: \(why)"
        case .misleadingName(let name):
            "the feature has the name '\(name)' of a field that it does not read"
        case .wrongTest(let feature): "the test does not fit the values of '\(feature)'"
        case .unusedFeature(let name): "nothing in the kernel reads the feature '\(name)'"
        case .undeclared(let name): "'\(name)' is used but not declared"
        case .unusedDeclaration(let name): "'\(name)' is declared but no feature reads it"
        case .otherSensitivity: "the sensitivity differs from the store's own definition"
        case .unusedClass(let name): "nothing in the kernel gives the class '\(name)'"
        case .stateDealtWithTwice(let name): "'\(name)' is dealt with twice"
        case .kernel(let problem): "\(problem)"
        default: bindingMessage
        }
    }

    /// What would be right, in words.
    public var remedy: String {
        switch self {
        case .notJSON: "write one JSON value in UTF-8"
        case .unknownFormat: "write format 1, or use a later release"
        case .missingField: "add it"
        case .unknownField: "remove it or correct its name"
        case .notExactlyOne: "keep one of them"
        case .wrongKind(let expected): "write \(expected)"
        case .notAmong(let values): "write one of \(Self.list(values))"
        case .empty: "fill it in"
        case .notAToken: "use 1 to 64 of the characters A-Z a-z 0-9 _ . -"
        case .notHexadecimal(let count): "write \(count) lower-case hexadecimal digits"
        case .numberTooLarge: "write a number that 64 bits of floating point can hold"
        case .outOfRange(let lowest, let highest): "write one from \(lowest) to \(highest)"
        case .duplicate: "name it once"
        case .unknownAttribute: "correct the name, or define the attribute first"
        case .unknownForm: "correct the name, or define the form first"
        case .unknownQuestion: "correct the name, or add the form that asks it under 'forms'"
        case .unknownFeature: "correct the name, or add it under 'features'"
        case .unknownClass: "correct the name, or add it under 'classes'"
        case .notOnList:
            "correct it, or mark the test with \"unlisted\": true and a note that says why"
        case .needlesslyUnlisted: "remove 'unlisted'"
        case .unlistedWithoutNote: "add a 'note' that says why it stands there"
        case .unreadable: "read another field, or read it in another way"
        case .misleadingName: "rename the feature"
        case .wrongTest: "test codes with 'is', numbers with bounds, either with 'missing'"
        case .unusedFeature: "remove it, or use it"
        case .undeclared: "declare it with its sensitivity and legal basis"
        case .unusedDeclaration: "remove it"
        case .otherSensitivity(let own): "write '\(own.name)'"
        case .unusedClass: "remove it from 'classes'"
        case .stateDealtWithTwice: "keep it under 'states' or under 'whenMissing'"
        case .kernel: "correct the kernel"
        default: bindingRemedy
        }
    }

    static func list(_ names: [String]) -> String {
        names.map { "'\($0)'" }.joined(separator: ", ")
    }
}
