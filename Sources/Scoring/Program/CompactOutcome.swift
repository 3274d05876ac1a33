/// What an evaluation of a program yields: an ``Outcome`` without its text and its explanation.
///
/// A trivial value. Where the explanation is wanted too, such as for a score that differs from the
/// one expected, the kernel itself is asked: it gives the same bits.
public struct CompactOutcome: Hashable, Sendable {
    /// The class, or why there is none.
    public enum Result: Hashable, Sendable {
        /// The class at this place of ``ScoringProgram/classes``.
        case `class`(Int)
        /// There is no result, and this is why.
        case noResult(NoResultReason)
    }

    /// The class, or why there is none.
    public var result: Result
    /// The bits of the score; nil where there is no result or the leaf of a tree states none.
    public var scoreBits: UInt64?
    /// The bits of the sum; nil for a tree, and where a term could not be computed.
    public var linearPredictorBits: UInt64?
    /// The place in ``ScoringProgram/subModels`` of the one that scored; nil for a tree, and where
    /// none applied.
    public var subModel: Int?
    /// The leaf that was reached, or the node where no branch matched; nil for a sum.
    public var node: NodeIndex?
    /// The place of the last branch tried that was taken; nil where none matched at ``node``, for a
    /// tree of one leaf, and for a sum.
    public var branch: Int?
    /// The feature at which the path through a tree ended, as ``PathStep/feature``; nil for a tree
    /// of one leaf and for a sum.
    public var decider: FeatureIndex?

    /// Puts an outcome together; evaluations do this.
    @inlinable
    public init(
        result: Result,
        scoreBits: UInt64? = nil,
        linearPredictorBits: UInt64? = nil,
        subModel: Int? = nil,
        node: NodeIndex? = nil,
        branch: Int? = nil,
        decider: FeatureIndex? = nil
    ) {
        self.result = result
        self.scoreBits = scoreBits
        self.linearPredictorBits = linearPredictorBits
        self.subModel = subModel
        self.node = node
        self.branch = branch
        self.decider = decider
    }
}

extension CompactOutcome {
    /// The place of the class; nil where there is no result.
    @inlinable
    public var classIndex: Int? {
        if case .class(let place) = result { place } else { nil }
    }

    /// Why there is no result; nil where there is one.
    @inlinable
    public var noResult: NoResultReason? {
        if case .noResult(let reason) = result { reason } else { nil }
    }
}
