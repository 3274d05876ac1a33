public import Scoring

/// How a value that a PMML document gives becomes a class.
public enum PMMLDecision: Hashable, Sendable {
    /// By its category.
    case categories(PMMLQuantity, [CategoryClass])
    /// By the band of numbers that it lies in.
    case bands(PMMLQuantity, ClassBands)

    /// A category and its class.
    public struct CategoryClass: Hashable, Sendable {
        /// The category, as the PMML document writes it.
        public let category: String
        /// The class.
        public let label: ClassLabel

        init(category: String, label: ClassLabel) {
            self.category = category
            self.label = label
        }
    }
}

extension PMMLDecision {
    /// The classes that it can give, each once.
    public var classes: [ClassLabel] {
        switch self {
        case .categories(_, let pairs):
            pairs.reduce(into: []) { if !$0.contains($1.label) { $0.append($1.label) } }
        case .bands(_, let bands): bands.classes
        }
    }

    /// The class of a category, compared byte for byte.
    static func label(of category: String, in pairs: [CategoryClass]) -> ClassLabel? {
        pairs.first { $0.category.utf8.elementsEqual(category.utf8) }?.label
    }
}
