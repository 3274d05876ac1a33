/// How much a document may hold before it is refused.
///
/// A document comes from outside, so what it may cost is bounded before it is read.
public struct PMMLLimits: Hashable, Sendable {
    /// The greatest number of bytes.
    public var byteCount: Int
    /// The deepest nesting of elements.
    ///
    /// Trees nest as deep as they branch.
    public var depth: Int
    /// The greatest number of elements.
    public var elementCount: Int
    /// The greatest number of expressions, counting each use of a function anew.
    public var expressionCount: Int

    /// Limits of one's own.
    public init(byteCount: Int, depth: Int, elementCount: Int, expressionCount: Int) {
        self.byteCount = byteCount
        self.depth = depth
        self.elementCount = elementCount
        self.expressionCount = expressionCount
    }

    /// 64 MiB, 200 levels, 4 million elements, 1 million expressions.
    public static let standard = PMMLLimits(
        byteCount: 64 << 20,
        depth: 200,
        elementCount: 4_000_000,
        expressionCount: 1_000_000
    )
}
