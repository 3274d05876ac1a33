extension JSONError.Code {
    enum Reason: Hashable, Sendable {
        case unexpectedEnd
        case expectedValue
        case expectedObject
        case expectedArray
        case expectedString
        case expectedNumber
        case expectedInteger
        case expectedBool
        case expectedNull
        case expectedKey
        case expectedColon
        case expectedCommaOrEnd
        case trailingBytes
        case badNumber
        case numberOutOfRange
        case controlCharacter
        case badEscape
        case loneSurrogate
        case notUTF8
        case byteOrderMark
        case tooDeep
        case duplicateKey
        case outOfTurn

        var message: String {
            switch self {
            case .unexpectedEnd: "the JSON ends too early: complete it"
            case .expectedValue:
                "expected a value: an object, an array, a string, a number, true, false or null"
            case .expectedObject: "expected an object in braces"
            case .expectedArray: "expected an array in brackets"
            case .expectedString: "expected a string in quotation marks"
            case .expectedNumber: "expected a number"
            case .expectedInteger: "expected a whole number without fraction or exponent"
            case .expectedBool: "expected true or false"
            case .expectedNull: "expected null"
            case .expectedKey: "expected a key in quotation marks"
            case .expectedColon: "expected a colon after the key"
            case .expectedCommaOrEnd: "expected a comma or the end of the object or array"
            case .trailingBytes: "expected nothing after the value: write one value a document"
            case .badNumber: "not a JSON number: write it like 0, -12, 3.5 or 1e9"
            case .numberOutOfRange: "the number is out of range"
            case .controlCharacter: "a control character in a string: escape it like \\n or \\u0001"
            case .badEscape: "an unknown escape in a string: double the backslash"
            case .loneSurrogate: "half of a surrogate pair in a string: escape both halves"
            case .notUTF8: "not UTF-8: convert the text to UTF-8"
            case .byteOrderMark: "a byte order mark: save the text as UTF-8 without one"
            case .tooDeep: "objects and arrays are nested too deeply"
            case .duplicateKey: "the object has this key twice: remove one"
            case .outOfTurn: "the reader was asked for something that cannot come here"
            }
        }
    }
}
