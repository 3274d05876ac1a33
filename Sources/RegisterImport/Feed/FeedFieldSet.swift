/// A set of fields.
struct FeedFieldSet: OptionSet {
    let rawValue: UInt64

    init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    init(_ field: FeedField) {
        rawValue = 1 &<< UInt64(field.rawValue)
    }

    init(_ fields: [FeedField]) {
        rawValue = fields.reduce(0) { $0 | 1 &<< UInt64($1.rawValue) }
    }

    /// The first of the fields, in the order of ``FeedField``.
    var first: FeedField? {
        rawValue == 0
            ? nil : FeedField(rawValue: UInt8(truncatingIfNeeded: rawValue.trailingZeroBitCount))
    }
}
