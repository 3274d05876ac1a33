extension JSONScanner {
    /// Reads the number that comes next.
    ///
    /// Throws `.expectedNumber`, `.badNumber`, `.unexpectedEnd` or `.outOfTurn`.
    public mutating func number() throws(JSONError) -> JSONNumberSlice {
        let first = try beginValue()
        guard first == ASCII.minus || ASCII.isDigit(first) else {
            throw JSONError(.expectedNumber, at: position)
        }
        let start = position
        var cursor = start
        let isInteger = try bytes.scanNumber(&cursor)
        position = cursor
        state = .afterValue
        return JSONNumberSlice(range: start..<cursor, isInteger: isInteger)
    }

    /// Reads a whole number; throws `.expectedInteger` or `.numberOutOfRange` for another one.
    public mutating func integer() throws(JSONError) -> Int64 {
        let slice = try number()
        guard slice.isInteger else {
            throw JSONError(.expectedInteger, at: slice.range.lowerBound)
        }
        guard let value = int64(of: slice) else {
            throw JSONError(.numberOutOfRange, at: slice.range.lowerBound)
        }
        return value
    }

    /// Reads a number as the nearest double; throws `.numberOutOfRange` if that is infinite.
    public mutating func double() throws(JSONError) -> Double {
        let slice = try number()
        guard let value = double(of: slice) else {
            throw JSONError(.numberOutOfRange, at: slice.range.lowerBound)
        }
        return value
    }

    /// The number as a 64-bit integer, if it is written as one and is in range.
    public func int64(of slice: JSONNumberSlice) -> Int64? {
        guard slice.isInteger else { return nil }
        return bytes.extracting(slice.range).parsedInteger
    }

    /// The double nearest to the number, or nil if it is beyond the largest one.
    ///
    /// Rounds correctly, ties to even; allocates nothing for up to 15 digits and small exponents.
    public func double(of slice: JSONNumberSlice) -> Double? {
        bytes.extracting(slice.range).parsedDouble
    }

    /// The number with its exact text.
    public func number(of slice: JSONNumberSlice) -> JSONNumber {
        JSONNumber(
            validated: String(validated: bytes.extracting(slice.range)),
            isInteger: slice.isInteger
        )
    }
}
