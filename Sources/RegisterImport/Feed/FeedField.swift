/// A field of a line, known by its name.
enum FeedField: UInt8, CaseIterable {
    case type
    case id
    case source
    case subject
    case attribute
    case value
    case effective
    case registered
    case period
    case of
    case form
    case targetGroup
    case at
    case answers
    case alias
    case outcome
    case text
    case model
    case `class`
    case recipient
    case score
    case deviates
    case reason
    case office
    case name
    case kind
    case codes
    case series
    case sensitivity
    case questions
    case maySee

    /// The name in the feed.
    var name: String { Self.names[Int(rawValue)] }

    // Spelling a case out costs a look at its type; once is enough.
    private static let names = allCases.map { "\($0)" }

    /// Finds a field by its name.
    init?(named name: String) {
        self.init(packed: PackedName(name.utf8.span))
    }

    /// Finds a field by its name in UTF-8; compares two words with each of some thirty.
    init?(_ name: Span<UInt8>) {
        self.init(packed: PackedName(name))
    }

    private init?(packed: PackedName?) {
        guard let packed else { return nil }
        let names = Self.packedNames
        for index in names.indices where names[index] == packed {
            self.init(rawValue: UInt8(truncatingIfNeeded: index))
            return
        }
        return nil
    }

    private static let packedNames = allCases.map { PackedName($0.name.utf8.span) }

    /// A name of at most 15 bytes in two words.
    private struct PackedName: Equatable {
        var low: UInt64 = 0
        var high: UInt64 = 0

        init?(_ name: Span<UInt8>) {
            guard name.count <= 15 else { return nil }
            for index in name.indices {
                let byte = UInt64(name[index])
                if index < 8 {
                    low |= byte &<< UInt64(index &* 8)
                } else {
                    high |= byte &<< UInt64((index &- 8) &* 8)
                }
            }
            // The length tells a short name from one that ends in zeros.
            high |= UInt64(name.count) &<< 56
        }
    }
}
