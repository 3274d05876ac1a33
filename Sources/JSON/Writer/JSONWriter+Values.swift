extension JSONWriter {
    /// Writes a whole number.
    public mutating func integer(_ value: Int64) {
        beginValue()
        if value < 0 { bytes.append(ASCII.minus) }
        appendDigits(value.magnitude)
        endValue()
    }

    /// Writes a whole number.
    public mutating func integer(_ value: UInt64) {
        beginValue()
        appendDigits(value)
        endValue()
    }

    /// Writes a whole number.
    public mutating func integer(_ value: Int) { integer(Int64(value)) }

    /// Writes the shortest number that reads back as the same double, which must be finite.
    ///
    /// Whole numbers have no point: 1, not 1.0; minus zero is -0.
    public mutating func double(_ value: Double) {
        precondition(value.isFinite, "a JSON number is finite")
        beginValue()
        // Not `Int64(exactly:)`, which would need the C library's `trunc`.
        let whole = value.magnitude < 1e15 ? Int64(value) : 0
        if whole != 0, Double(whole) == value {
            if whole < 0 { bytes.append(ASCII.minus) }
            appendDigits(whole.magnitude)
        } else {
            bytes.append(copying: value.shortestText.utf8.span)
        }
        endValue()
    }

    /// Writes true or false.
    public mutating func bool(_ value: Bool) {
        beginValue()
        bytes.append(copying: (value ? "true" : "false").utf8.span)
        endValue()
    }

    /// Writes null.
    public mutating func null() {
        beginValue()
        bytes.append(copying: "null".utf8.span)
        endValue()
    }

    /// Writes a string whose characters `append` adds; that none needs an escape is its word.
    public mutating func plainString(_ append: (inout [UInt8]) -> Void) {
        beginValue()
        bytes.append(ASCII.quote)
        append(&bytes)
        bytes.append(ASCII.quote)
        endValue()
    }

    /// Writes bytes that are one JSON value already; that they are is the caller's word.
    public mutating func raw(_ value: Span<UInt8>) {
        beginValue()
        bytes.append(copying: value)
        endValue()
    }

    /// Writes a number as it was written.
    public mutating func number(_ value: JSONNumber) {
        raw(value.text.utf8.span)
    }

    /// Writes a tree.
    public mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let value): bool(value)
        case .number(let value): number(value)
        case .string(let value): string(value)
        case .array(let elements):
            beginArray()
            for element in elements {
                self.value(element)
            }
            endArray()
        case .object(let object):
            beginObject()
            for (name, member) in object {
                key(name)
                self.value(member)
            }
            endObject()
        }
    }

    /// Appends a number in decimal digits.
    private mutating func appendDigits(_ value: UInt64) {
        var count = 1
        var bound: UInt64 = 10
        while count < 20, value >= bound {
            count &+= 1
            let (next, overflow) = bound.multipliedReportingOverflow(by: 10)
            if overflow { break }
            bound = next
        }
        bytes.append(addingCapacity: 20) { out in
            out.append(repeating: ASCII.zero, count: count)
            var rest = value
            var index = count
            var digits = out.mutableSpan
            while index > 0 {
                index &-= 1
                digits[index] = ASCII.zero &+ UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
        }
    }
}
