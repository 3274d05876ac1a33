/// The members of a JSON object in the order they were written, each key once.
///
/// Keys are compared as bytes of UTF-8. Looking up a key costs a short search, or a hash once
/// there are more than 16 members.
public struct JSONObject: Sendable {
    /// A key with its value.
    public typealias Member = (key: String, value: JSONValue)

    /// The members, in order.
    public private(set) var members: [Member] = []

    /// Where each key stands, kept only for large objects.
    private var positions: [ExactKey: Int] = [:]

    private static let smallCount = 16

    /// Makes an object without members.
    public init() {}

    /// The number of members.
    public var count: Int { members.count }

    /// The keys, in order.
    public var keys: [String] { members.map(\.key) }

    /// Whether there are no members.
    public var isEmpty: Bool { members.isEmpty }

    /// Adds a member at the end, unless the key is there already: then it returns false.
    public mutating func append(_ key: String, _ value: JSONValue) -> Bool {
        guard position(of: key) == nil else { return false }
        members.append((key, value))
        noteLast()
        return true
    }

    /// The value of a key; setting replaces it, adds it at the end, or removes it with nil.
    public subscript(key: String) -> JSONValue? {
        get { position(of: key).map { members[$0].value } }
        set {
            switch (position(of: key), newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): remove(at: index)
            case (nil, let value?): _ = append(key, value)
            case (nil, nil): break
            }
        }
    }

    private func position(of key: String) -> Int? {
        if count > Self.smallCount { return positions[ExactKey(text: key)] }
        let wanted = ExactKey(text: key)
        return members.firstIndex { ExactKey(text: $0.key) == wanted }
    }

    private mutating func remove(at index: Int) {
        members.remove(at: index)
        noteAll()
    }

    private mutating func noteLast() {
        if count == Self.smallCount + 1 {
            noteAll()
        } else if count > Self.smallCount {
            positions[ExactKey(text: members[count - 1].key)] = count - 1
        }
    }

    private mutating func noteAll() {
        positions.removeAll()
        guard count > Self.smallCount else { return }
        for (index, member) in members.enumerated() {
            positions[ExactKey(text: member.key)] = index
        }
    }
}

extension JSONObject: Hashable {
    /// Whether both have the same members in the same order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.members.elementsEqual(right.members) { left, right in
            ExactKey(text: left.key) == ExactKey(text: right.key) && left.value == right.value
        }
    }

    /// Feeds the members to a hasher, in order.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        for member in members {
            hasher.combine(ExactKey(text: member.key))
            hasher.combine(member.value)
        }
    }
}

extension JSONObject: Sequence {
    /// The members with their keys, in order.
    public func makeIterator() -> IndexingIterator<[Member]> {
        members.makeIterator()
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Makes an object of members; a key that is written twice is a programmer error.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        for (key, value) in elements {
            let isNew = append(key, value)
            precondition(isNew, "a literal object names each key once")
        }
    }
}
