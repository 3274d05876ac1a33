/// All tables of a compiled document, side by side, so that evaluation walks arrays only.
///
/// Everything refers to everything else by index. What is here was checked when it was written:
/// every index is within its table.
struct PlanParts: Sendable {
    var texts = TextTable()
    var inputs: [InputField] = []
    var slots: [SlotSource] = []
    var slotNames: [String] = []
    var treatments: [NestedTreatment] = []

    var expressions: [ExpressionNode] = []
    var operands: [Int32] = []
    var replacements: [Replacement] = []
    var norms: [LinearNorms] = []
    var bins: [Discretization] = []
    var maps: [ValueMap] = []
    var patterns: [TextPattern] = []

    var predicates: [PredicateNode] = []
    var numberSets: [[Double]] = []
    var textSets: [TextSet] = []
    var orders: [[Value]] = []

    /// For each model, whether an output of another one asks for its prediction.
    var keepsPrediction: [Bool] = []

    var treeNodes: [TreeNode] = []
    /// The nodes once more, for the way down.
    var treeSplits: [TreeSplit] = []
    var treeForks: [TreeFork] = []
    /// The name of each node in the document.
    var treeNames: [String?] = []
    var treeLeaves: [TreeLeaf] = []
    var probabilities: [Double] = []
}
