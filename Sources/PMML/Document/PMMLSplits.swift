/// The values at which a document's result can change with one of its fields.
public struct PMMLSplits: Hashable, Sendable {
    /// The numbers that the field is compared with, ascending, each once.
    public internal(set) var numbers: [Double] = []
    /// The texts that the field is compared with, each once, in the order of the document.
    public internal(set) var texts: [String] = []
    /// Whether two values are the same to the document that lie alike to all of these.
    ///
    /// Not so where the field is a term of a sum, say.
    public internal(set) var isComplete = true
}
