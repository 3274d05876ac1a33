/// A kernel laid out flat, to be evaluated many times: same rules, same bits.
///
/// Made once of a kernel, which is valid, and then only read: an evaluation walks arrays of plain
/// structs and neither allocates nor counts references. It keeps no explanation; ask the ``Kernel``
/// itself for one. Codes are numbers here: those that some test of a feature mentions are its
/// ``codes``, and any other is ``CompactInput/unlistedCode``.
public struct ScoringProgram: Sendable {
    /// How many inputs an evaluation is given.
    public let featureCount: Int
    /// The classes, in the order of ``Kernel/classes``.
    public let classes: [ClassLabel]
    /// The names of the sub-models; none for a tree.
    public let subModels: [String]
    /// The codes that the kernel's tests mention, by feature; a code's number is its place.
    public let codes: [[String]]

    /// The sets of codes of all tests, as bits.
    let words: [UInt64]
    let tree: ProgramTree
    let sums: ProgramSums

    /// Lays out a kernel; linear in its tests and codes.
    public init(_ kernel: Kernel) {
        featureCount = kernel.featureCount
        classes = kernel.classes
        subModels = kernel.subModels
        var interner = CodeInterner(featureCount: kernel.featureCount)
        switch kernel {
        case .tree(let tree):
            self.tree = ProgramTree(tree, interning: &interner)
            sums = ProgramSums()
        case .logistic(let logistic):
            tree = ProgramTree()
            sums = ProgramSums(logistic, classes: kernel.classes, interning: &interner)
        }
        codes = interner.codes
        words = interner.words
    }

    /// The input that stands for a value of a feature.
    public func input(_ value: InputValue, of feature: FeatureIndex) -> CompactInput {
        switch value {
        case .missing(let reason): return .missing(reason)
        case .number(let number): return .number(number)
        case .category(let code):
            let known = codes[feature.position].firstIndex { $0.utf8.elementsEqual(code.utf8) }
            return .code(known.map { Int32($0) } ?? CompactInput.unlistedCode)
        }
    }

    /// Evaluates the kernel; there must be one input for each feature.
    ///
    /// Never fails: that there is no result is itself an outcome. Costs one test for each branch
    /// that is tried, or for each term, and no allocation.
    public func evaluate(_ inputs: Span<CompactInput>) -> CompactOutcome {
        precondition(
            inputs.count == featureCount,
            "a program is given one input for each of its features"
        )
        if sums.isEmpty { return tree.evaluate(inputs, words.span) }
        return sums.evaluate(inputs, words.span)
    }
}
