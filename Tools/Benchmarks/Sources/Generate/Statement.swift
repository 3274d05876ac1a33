/// One event of a population in 20 bytes; five times ten million of them fit in a gigabyte.
struct Statement {
    /// What an event is about: the number of a built-in attribute, or one of the two below.
    enum Subject {
        static let submission: UInt8 = 200
        static let issuedScore: UInt8 = 201
    }

    /// The value of an attribute that ended.
    static let ended = UInt32.max

    /// When the source said so, in seconds since 1970.
    var registered: UInt32
    var person: UInt32
    /// A day since 1970, or the ordinal of the week or month of a series.
    var holdsFrom: Int32
    /// A place in a code list, a number, a day, or the seed of answers.
    var value: UInt32
    var kind: UInt8

    /// Whether it says that an attribute ended; a day of birth may have any bits.
    var isEnd: Bool { value == Self.ended && kind != 1 }

    /// The day on which the source said so, which is the day on which it arrives.
    var registeredDay: Int { Int(registered) / 86_400 }
}
