/// One term of a sum.
public struct PMMLTerm: Hashable, Sendable {
    /// The field, the field with its category, or the fields of a product.
    public let name: String
    /// The factor that the model has.
    public let coefficient: Double
    /// The value that the row has; 1 or 0 for a category.
    public let value: Double
    /// The product, which is added to the sum.
    public let product: Double
}
