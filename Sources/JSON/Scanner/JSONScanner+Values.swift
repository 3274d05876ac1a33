extension JSONScanner {
    /// Reads true or false; throws `.expectedBool`, `.unexpectedEnd` or `.outOfTurn`.
    public mutating func bool() throws(JSONError) -> Bool {
        switch try beginValue() {
        case UInt8(ascii: "t"):
            try literal("true")
            return true
        case UInt8(ascii: "f"):
            try literal("false")
            return false
        default:
            throw JSONError(.expectedBool, at: position)
        }
    }

    /// Reads null; throws `.expectedNull`, `.unexpectedEnd` or `.outOfTurn`.
    public mutating func null() throws(JSONError) {
        guard try beginValue() == UInt8(ascii: "n") else {
            throw JSONError(.expectedNull, at: position)
        }
        try literal("null")
    }

    /// Reads null if that is what comes next, and says whether it was.
    public mutating func nullIfPresent() throws(JSONError) -> Bool {
        guard try beginValue() == UInt8(ascii: "n") else { return false }
        try literal("null")
        return true
    }

    /// Reads any value and forgets it; returns the range of its bytes.
    ///
    /// Everything is checked except that keys are unique. Allocates nothing.
    @discardableResult
    public mutating func skipValue() throws(JSONError) -> Range<Int> {
        let kind = try peek()
        let start = position
        switch kind {
        case .string: _ = try string()
        case .number: _ = try number()
        case .bool: _ = try bool()
        case .null: try null()
        case .object:
            try beginObject()
            while try nextKey() != nil {
                try skipValue()
            }
        case .array:
            try beginArray()
            while try nextElement() {
                try skipValue()
            }
        }
        return start..<position
    }

    /// Reads any value as a tree; throws `.duplicateKey` besides all that is wrong with the bytes.
    public mutating func value() throws(JSONError) -> JSONValue {
        switch try peek() {
        case .string: .string(string(of: try string()))
        case .number: .number(number(of: try number()))
        case .bool: .bool(try bool())
        case .null: try nullValue()
        case .object: .object(try object())
        case .array: .array(try array())
        }
    }

    private mutating func nullValue() throws(JSONError) -> JSONValue {
        try null()
        return .null
    }

    private mutating func object() throws(JSONError) -> JSONObject {
        try beginObject()
        var object = JSONObject()
        while let key = try nextKey() {
            let name = string(of: key)
            let member = try value()
            guard object.append(name, member) else {
                throw JSONError(.duplicateKey, at: key.range.lowerBound)
            }
        }
        return object
    }

    private mutating func array() throws(JSONError) -> [JSONValue] {
        try beginArray()
        var elements: [JSONValue] = []
        while try nextElement() {
            elements.append(try value())
        }
        return elements
    }

    /// Reads the letters of a literal at the position; throws `.expectedValue` for others.
    private mutating func literal(_ text: String) throws(JSONError) {
        let letters = text.utf8.span
        for index in letters.indices {
            guard position &+ index < bytes.count else {
                throw JSONError(.unexpectedEnd, at: bytes.count)
            }
            guard bytes[position &+ index] == letters[index] else {
                throw JSONError(.expectedValue, at: position)
            }
        }
        position &+= letters.count
        state = .afterValue
    }
}
