/// The attributes that a store knows: the built-in ones and those defined by events.
///
/// Cost: a look-up by number is an array access, one by name hashes the name.
public struct AttributeCatalog: Hashable, Sendable {
    /// All attributes in the order of their numbers.
    public private(set) var all: [AttributeDefinition] = []
    private var placesByName: [String: Int] = [:]
    private var placesByNumber: [Int32] = []

    /// The built-in attributes alone.
    public static let builtIn = AttributeCatalog(trusting: BuiltInAttributes.all)

    /// Starts with the built-in attributes.
    public init() {
        self = .builtIn
    }

    private init(trusting definitions: [AttributeDefinition]) {
        for definition in definitions { add(definition) }
    }

    /// The attribute with this name.
    public func definition(named name: String) -> AttributeDefinition? {
        placesByName[name].map { all[$0] }
    }

    /// The attribute with this number.
    public func definition(_ number: AttributeNumber) -> AttributeDefinition? {
        index(of: number).map { all[$0] }
    }

    /// The place in ``all`` of the attribute with this name.
    public func index(named name: String) -> Int? { placesByName[name] }

    /// The place in ``all`` of the attribute with this number.
    public func index(of number: AttributeNumber) -> Int? {
        let number = Int(number.rawValue)
        guard number < placesByNumber.count, placesByNumber[number] >= 0 else { return nil }
        return Int(placesByNumber[number])
    }

    /// The number that the next new attribute gets, `nil` when all are dealt.
    public var nextNumber: AttributeNumber? {
        let last = max(all.last?.number.rawValue ?? 0, AttributeNumber.firstDefined.rawValue - 1)
        return last == .max ? nil : AttributeNumber(rawValue: last + 1)
    }

    /// Gives a definition its number here: that of its name where it has one, else the next.
    ///
    /// Throws `.definedDifferently` where the name stands for something else already.
    public func numbering(
        _ draft: AttributeDefinition
    ) throws(CatalogError) -> AttributeDefinition {
        var numbered = draft
        if let existing = definition(named: draft.name) {
            numbered.number = existing.number
            guard numbered == existing else { throw .definedDifferently }
            return numbered
        }
        guard let next = nextNumber else { throw .full }
        numbered.number = next
        return numbered
    }

    /// Adds an attribute; one that is here already with the same definition is left as it is.
    ///
    /// Throws `.definedDifferently`, `.numberTaken`, `.numberReserved` or `.invalidName`.
    public mutating func define(_ definition: AttributeDefinition) throws(CatalogError) {
        if let existing = self.definition(named: definition.name) {
            guard existing == definition else { throw .definedDifferently }
            return
        }
        guard AttributeDefinition.isName(definition.name) else { throw .invalidName }
        guard definition.number >= .firstDefined else { throw .numberReserved }
        guard index(of: definition.number) == nil else { throw .numberTaken }
        add(definition)
    }

    private mutating func add(_ definition: AttributeDefinition) {
        let place = all.firstIndex { $0.number > definition.number } ?? all.endIndex
        all.insert(definition, at: place)
        let largest = Int(all.last?.number.rawValue ?? 0)
        placesByNumber = Array(repeating: -1, count: largest + 1)
        for (place, each) in all.enumerated() {
            placesByNumber[Int(each.number.rawValue)] = Int32(truncatingIfNeeded: place)
            placesByName[each.name] = place
        }
    }
}
