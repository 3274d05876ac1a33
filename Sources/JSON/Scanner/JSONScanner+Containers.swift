extension JSONScanner {
    /// Enters the object that comes next; read its members with `nextKey()`.
    ///
    /// Throws `.expectedObject`, `.tooDeep`, `.unexpectedEnd` or `.outOfTurn`.
    public mutating func beginObject() throws(JSONError) {
        guard try beginValue() == ASCII.openBrace else {
            throw JSONError(.expectedObject, at: position)
        }
        try open()
    }

    /// Enters the array that comes next; read its elements after `nextElement()`.
    ///
    /// Throws `.expectedArray`, `.tooDeep`, `.unexpectedEnd` or `.outOfTurn`.
    public mutating func beginArray() throws(JSONError) {
        guard try beginValue() == ASCII.openBracket else {
            throw JSONError(.expectedArray, at: position)
        }
        try open()
    }

    /// Reads the next key with its colon, or the end of the object, which is nil.
    ///
    /// After a key its value must be read or skipped. Throws `.expectedKey`, `.expectedColon`,
    /// `.expectedCommaOrEnd`, `.unexpectedEnd`, `.outOfTurn` or what `string()` throws.
    public mutating func nextKey() throws(JSONError) -> JSONStringSlice? {
        guard try nextMember(orEnd: ASCII.closeBrace) else { return nil }
        guard try nextByte() == ASCII.quote else { throw JSONError(.expectedKey, at: position) }
        let key = try scanString()
        guard try nextByte() == ASCII.colon else { throw JSONError(.expectedColon, at: position) }
        position &+= 1
        state = .value
        return key
    }

    /// Goes to the next element of the array, or past its end, which is false.
    ///
    /// After true the element must be read or skipped. Throws `.expectedCommaOrEnd`,
    /// `.unexpectedEnd` or `.outOfTurn`.
    public mutating func nextElement() throws(JSONError) -> Bool {
        guard try nextMember(orEnd: ASCII.closeBracket) else { return false }
        state = .value
        return true
    }

    private mutating func open() throws(JSONError) {
        guard depth < maximumDepth else { throw JSONError(.tooDeep, at: position) }
        depth &+= 1
        position &+= 1
        state = .firstMember
    }

    /// Goes past the comma to the next member, or past the end.
    @inline(__always)
    private mutating func nextMember(orEnd end: UInt8) throws(JSONError) -> Bool {
        guard depth > 0, state != .value else { throw JSONError(.outOfTurn, at: position) }
        let byte = try nextByte()
        if byte == end {
            position &+= 1
            depth &-= 1
            state = .afterValue
            return false
        }
        if state == .afterValue {
            guard byte == ASCII.comma else { throw JSONError(.expectedCommaOrEnd, at: position) }
            position &+= 1
        }
        return true
    }
}
