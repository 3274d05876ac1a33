/// Why bytes are not the JSON that was asked for, and where.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of mistake it is.
    public let code: Code

    /// The byte, counted from 0, at which it shows.
    public let offset: Int

    /// Makes the error of one code at one byte.
    public init(_ code: Code, at offset: Int) {
        self.code = code
        self.offset = offset
    }

    /// What is wrong and what to do about it; it repeats nothing of the document.
    public var message: String { code.reason.message }

    /// The message with the byte at which it shows.
    public var description: String { "byte \(offset): \(message)" }
}

extension JSONError {
    /// The kinds of mistake; new ones may be added without breaking a reader.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        let reason: Reason

        /// The bytes end inside a value, or there is none.
        public static let unexpectedEnd = Code(reason: .unexpectedEnd)
        /// No value begins with this byte.
        public static let expectedValue = Code(reason: .expectedValue)
        /// An object was asked for, and the value is something else.
        public static let expectedObject = Code(reason: .expectedObject)
        /// An array was asked for, and the value is something else.
        public static let expectedArray = Code(reason: .expectedArray)
        /// A string was asked for, and the value is something else.
        public static let expectedString = Code(reason: .expectedString)
        /// A number was asked for, and the value is something else.
        public static let expectedNumber = Code(reason: .expectedNumber)
        /// A whole number was asked for, and the number has a fraction or an exponent.
        public static let expectedInteger = Code(reason: .expectedInteger)
        /// True or false was asked for, and the value is something else.
        public static let expectedBool = Code(reason: .expectedBool)
        /// Null was asked for, and the value is something else.
        public static let expectedNull = Code(reason: .expectedNull)
        /// A key in quotation marks belongs here.
        public static let expectedKey = Code(reason: .expectedKey)
        /// A colon belongs between a key and its value.
        public static let expectedColon = Code(reason: .expectedColon)
        /// A comma or the end of the object or array belongs here.
        public static let expectedCommaOrEnd = Code(reason: .expectedCommaOrEnd)
        /// Something other than white space follows the value.
        public static let trailingBytes = Code(reason: .trailingBytes)
        /// A number is not written as JSON writes numbers.
        public static let badNumber = Code(reason: .badNumber)
        /// A number is beyond the range of the type that was asked for.
        public static let numberOutOfRange = Code(reason: .numberOutOfRange)
        /// A control character stands unescaped in a string.
        public static let controlCharacter = Code(reason: .controlCharacter)
        /// A backslash begins no escape that JSON knows.
        public static let badEscape = Code(reason: .badEscape)
        /// Half of a surrogate pair is escaped without the other half.
        public static let loneSurrogate = Code(reason: .loneSurrogate)
        /// The bytes are not valid UTF-8.
        public static let notUTF8 = Code(reason: .notUTF8)
        /// The bytes begin with a byte order mark.
        public static let byteOrderMark = Code(reason: .byteOrderMark)
        /// Objects and arrays are nested too deeply.
        public static let tooDeep = Code(reason: .tooDeep)
        /// An object has the same key twice.
        public static let duplicateKey = Code(reason: .duplicateKey)
        /// The program asked the scanner for something that cannot come at this place.
        public static let outOfTurn = Code(reason: .outOfTurn)

        /// The name of the code, as in the source.
        public var description: String { "\(reason)" }
    }
}
