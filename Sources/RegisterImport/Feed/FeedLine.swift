import JSON

/// A line taken apart into its fields, in place.
///
/// Taking it apart checks that the line is one JSON object whose fields are known and stand once;
/// what they hold is checked when they are asked for.
struct FeedLine: ~Copyable, ~Escapable {
    /// What a field holds.
    enum Value {
        case absent
        case null
        case string(JSONStringSlice)
        case number(JSONNumberSlice)
        case bool(Bool)
        case array(Range<Int>)
        case object(Range<Int>)
    }

    let scanner: JSONScanner
    private var values: [31 of Value]
    private(set) var fields: FeedFieldSet

    /// Takes a line apart.
    @_lifetime(copy bytes)
    init(_ bytes: Span<UInt8>) throws(LineError) {
        let scanner = try Self.scanner(bytes)
        var values = [31 of Value](repeating: .absent)
        var fields: FeedFieldSet = []
        var cursor = scanner
        do throws(JSONError) {
            try cursor.beginObject()
            while let key = try cursor.nextKey() {
                let field = FeedField(key, in: cursor)
                guard let field, !fields.contains(FeedFieldSet(field)) else {
                    throw JSONError(.duplicateKey, at: key.range.lowerBound)
                }
                fields.insert(FeedFieldSet(field))
                values[Int(field.rawValue)] = try Self.value(&cursor)
            }
            try cursor.end()
        } catch {
            throw Self.explain(error, in: scanner)
        }
        self.scanner = scanner
        self.values = values
        self.fields = fields
    }

    @_lifetime(copy bytes)
    private static func scanner(_ bytes: Span<UInt8>) throws(LineError) -> JSONScanner {
        do throws(JSONError) {
            return try JSONScanner(bytes)
        } catch {
            throw LineError(json: error)
        }
    }

    subscript(field: FeedField) -> Value { values[Int(field.rawValue)] }

    private static func value(_ cursor: inout JSONScanner) throws(JSONError) -> Value {
        switch try cursor.peek() {
        case .string: return .string(try cursor.string())
        case .number: return .number(try cursor.number())
        case .bool: return .bool(try cursor.bool())
        case .null:
            try cursor.null()
            return .null
        case .array: return .array(try cursor.skipValue())
        case .object: return .object(try cursor.skipValue())
        }
    }

    /// Finds out which field it was that the walk stopped at.
    private static func explain(_ error: JSONError, in scanner: JSONScanner) -> LineError {
        guard error.code == .duplicateKey else { return LineError(json: error) }
        var cursor = scanner
        do throws(JSONError) {
            try cursor.beginObject()
            while let key = try cursor.nextKey() {
                if key.range.lowerBound == error.offset {
                    let name = cursor.string(of: key)
                    return FeedField(named: name) == nil
                        ? LineError(
                            .unknownField,
                            field: name,
                            "the feed has no such field; remove it"
                        )
                        : LineError(
                            .repeatedField,
                            field: name,
                            "the field stands twice; keep one"
                        )
                }
                try cursor.skipValue()
            }
        } catch {
            return LineError(json: error)
        }
        return LineError(json: error)
    }
}

extension FeedField {
    /// Finds a field by a key of the line.
    init?(_ key: JSONStringSlice, in scanner: JSONScanner) {
        if key.hasEscapes {
            self.init(named: scanner.string(of: key))
        } else {
            self.init(scanner.bytes(in: key.range))
        }
    }
}

extension LineError {
    /// Says what is wrong with the JSON and where.
    init(json error: JSONError, field: FeedField? = nil) {
        self.init(
            .notJSON,
            field: field?.name,
            "\(error.message) (byte \(error.offset) of the line)"
        )
    }
}
