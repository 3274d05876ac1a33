/// A closed list of codes.
///
/// A look-up costs one hash of the code. A list holds today's codes: from when to when each was
/// valid is not part of it.
public struct CodeList: Hashable, Sendable {
    /// The list's name, for messages.
    public let name: String
    /// The codes in the list's own order.
    public let codes: [Code]
    private let places: [String: Int]

    /// Makes a list; of codes given twice the first counts.
    public init(name: String, codes: [Code]) {
        self.name = name
        self.codes = codes
        places = Dictionary(codes.indices.map { (codes[$0].code, $0) }) { first, _ in first }
    }

    /// Whether a code is on the list.
    public func contains(_ code: String) -> Bool { places[code] != nil }

    /// The code's meaning, `nil` where it is not on the list.
    public subscript(code: String) -> Code? { places[code].map { codes[$0] } }

    /// Whether name, codes and meanings are the same.
    public static func == (left: CodeList, right: CodeList) -> Bool {
        left.name == right.name && left.codes == right.codes
    }

    /// Hashes name and codes.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(codes)
    }
}
