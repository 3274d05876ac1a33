internal import EventLog

/// Where a run of entries belongs in the two indexes.
struct AccessPlaces: Sendable {
    /// An entry under a token.
    struct Place: Sendable {
        let token: AccessToken
        let number: UInt64
    }

    /// The numbers of the entries, which follow on each other.
    private(set) var numbers: Range<UInt64>
    private(set) var subjects: [Place] = []
    private(set) var actors: [Place] = []

    /// The places of no entry, before the one of a number.
    init(before number: UInt64 = 0) {
        numbers = number..<number
    }

    /// Adds the next entry.
    mutating func add(subjects tokens: [AccessToken], actor: AccessToken) {
        let number = numbers.upperBound
        for token in tokens where token != .nobody {
            subjects.append(Place(token: token, number: number))
        }
        actors.append(Place(token: actor, number: number))
        numbers = numbers.lowerBound..<number + 1
    }

    /// Adds an entry that does not open: whose it is nobody can tell, and whoever looks into the
    /// lot is to know.
    mutating func addUnreadable() {
        let place = Place(token: .nobody, number: numbers.upperBound)
        subjects.append(place)
        actors.append(place)
        numbers = numbers.lowerBound..<numbers.upperBound + 1
    }

    /// Leaves out every subject but some, and the marks of entries that do not open.
    mutating func keep(subjects known: Set<AccessToken>) {
        subjects.removeAll { $0.token != .nobody && !known.contains($0.token) }
    }

    /// Forgets the entries below a number.
    mutating func drop(below number: UInt64) {
        guard number > numbers.lowerBound else { return }
        subjects.removeAll { $0.number < number }
        actors.removeAll { $0.number < number }
        numbers = number..<max(number, numbers.upperBound)
    }
}

extension AccessPlaces.Place {
    /// Whether the place comes before another one in a lot of an index, where keys sort by bytes.
    func isBefore(_ other: Self) -> Bool {
        (token.low.byteSwapped, token.high.byteSwapped, number)
            < (other.token.low.byteSwapped, other.token.high.byteSwapped, other.number)
    }
}
