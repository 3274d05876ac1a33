import JSON

/// A reader of RFC 8259 as plain as can be, written apart from the module, to judge it by.
struct SlowJSON {
    private var rest: ArraySlice<UInt8>

    /// The value of a document, or nil if it is refused.
    static func parse(_ bytes: [UInt8]) -> JSONValue? {
        guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
        guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return nil }
        var reader = SlowJSON(rest: bytes[...])
        guard let value = reader.value(depth: 0) else { return nil }
        reader.space()
        return reader.rest.isEmpty ? value : nil
    }

    private init(rest: ArraySlice<UInt8>) {
        self.rest = rest
    }

    private mutating func space() {
        while let byte = rest.first, [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
            rest.removeFirst()
        }
    }

    private mutating func take(_ text: String) -> Bool {
        guard rest.starts(with: text.utf8) else { return false }
        rest.removeFirst(text.utf8.count)
        return true
    }

    private mutating func value(depth: Int) -> JSONValue? {
        space()
        if take("null") { return .null }
        if take("true") { return .bool(true) }
        if take("false") { return .bool(false) }
        if rest.first == 0x22 { return string().map { .string($0) } }
        if take("[") { return depth < 64 ? array(depth: depth + 1) : nil }
        if take("{") { return depth < 64 ? object(depth: depth + 1) : nil }
        return number()
    }

    private mutating func array(depth: Int) -> JSONValue? {
        var elements: [JSONValue] = []
        space()
        if take("]") { return .array([]) }
        while true {
            guard let element = value(depth: depth) else { return nil }
            elements.append(element)
            space()
            if take("]") { return .array(elements) }
            guard take(",") else { return nil }
        }
    }

    private mutating func object(depth: Int) -> JSONValue? {
        var object = JSONObject()
        var seen: Set<[UInt8]> = []
        space()
        if take("}") { return .object(object) }
        while true {
            space()
            guard let key = string(), seen.insert(Array(key.utf8)).inserted else { return nil }
            space()
            guard take(":"), let member = value(depth: depth) else { return nil }
            _ = object.append(key, member)
            space()
            if take("}") { return .object(object) }
            guard take(",") else { return nil }
        }
    }

    private mutating func string() -> String? {
        guard take("\"") else { return nil }
        var units: [UInt16] = []
        var run: [UInt8] = []
        var result = ""
        while let byte = rest.popFirst() {
            if byte == 0x5C {
                result += String(decoding: run, as: UTF8.self)
                run = []
                guard let unit = escape() else { return nil }
                units.append(unit)
                continue
            }
            guard byte >= 0x20 else { return nil }
            guard let text = decoded(units) else { return nil }
            result += text
            units = []
            if byte == 0x22 { return result + String(decoding: run, as: UTF8.self) }
            run.append(byte)
        }
        return nil
    }

    private func decoded(_ units: [UInt16]) -> String? {
        String(validating: units, as: UTF16.self)
    }

    private mutating func escape() -> UInt16? {
        let plain: [UInt8: UInt16] = [
            0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9,
        ]
        guard let letter = rest.popFirst() else { return nil }
        if letter != 0x75 { return plain[letter] }
        let digits = rest.prefix(4)
        guard digits.count == 4, digits.allSatisfy({ "0123456789abcdefABCDEF".utf8.contains($0) })
        else { return nil }
        rest.removeFirst(4)
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    private mutating func number() -> JSONValue? {
        let text = rest.prefix { "+-.0123456789eE".utf8.contains($0) }
        guard let number = try? JSONNumber(parsing: String(decoding: text, as: UTF8.self)),
            Self.isNumber(text)
        else { return nil }
        rest.removeFirst(text.count)
        return .number(number)
    }

    /// A minus or none, whole digits, then a point with digits or none, then an exponent or none.
    private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
        let unsigned = text.first == 0x2D ? text.dropFirst() : text
        let halves = unsigned.split(omittingEmptySubsequences: false) { $0 == 0x65 || $0 == 0x45 }
        let parts = halves[0].split(separator: 0x2E, omittingEmptySubsequences: false)
        var exponent = halves.count == 2 ? halves[1] : [0x30]
        if exponent.first == 0x2B || exponent.first == 0x2D { exponent.removeFirst() }
        let hasZeroInFront = parts[0].count > 1 && parts[0].first == 0x30
        return halves.count <= 2 && parts.count <= 2 && !hasZeroInFront
            && (parts + [exponent]).allSatisfy { digits in
                !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
            }
    }
}
