/// What the store knows of an attribute: its name, its values, and where it comes from.
public struct AttributeDefinition: Hashable, Sendable {
    /// The number by which facts name it.
    public var number: AttributeNumber
    /// The name in feeds, commands and JSON.
    public let name: String
    /// The kind of its values.
    public let kind: ValueKind
    /// Which codes it takes; `nil` unless its kind is `code`.
    public let codes: CodeRule?
    /// The bounds of its numbers, both included; `nil` where there are none.
    public let range: ClosedRange<Double>?
    /// The length of its periods; `nil` where it has one value at a time.
    public let series: Period.Granularity?
    /// How sensitive it is.
    public let sensitivity: Sensitivity
    /// The register that it comes from.
    public let source: String

    /// The longest name in bytes.
    public static let maximumNameByteCount = 64
    /// The longest text value in bytes.
    public static let maximumTextByteCount = 16_384

    /// Describes an attribute.
    ///
    /// An attribute of codes with no rule takes every token.
    public init(
        number: AttributeNumber,
        name: String,
        kind: ValueKind,
        codes: CodeRule? = nil,
        range: ClosedRange<Double>? = nil,
        series: Period.Granularity? = nil,
        sensitivity: Sensitivity,
        source: String
    ) {
        self.number = number
        self.name = name
        self.kind = kind
        self.codes = kind == .code ? codes ?? .shape(.token) : nil
        self.range = kind == .integer || kind == .decimal ? range : nil
        self.series = series
        self.sensitivity = sensitivity
        self.source = source
    }

    /// Whether a name can be an attribute's: a letter, then letters, digits, `_`, `.` or `-`.
    public static func isName(_ name: String) -> Bool {
        guard let first = name.utf8.first, (first | 0x20) &- UInt8(ascii: "a") < 26 else {
            return false
        }
        return CodeShape.token.matches(name)
    }
}
