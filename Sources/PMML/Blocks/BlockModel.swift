/// A model as a block of rows is scored with it, and where its results lie.
struct BlockModel: Sendable {
    /// What is calculated.
    indirect enum Body: Sendable {
        case forest(BlockForest)
        case regression(BlockRegression)
        /// The last model's results are the chain's, by copies.
        case chain([BlockModel], [Copy])
    }

    /// A column that is written from another one.
    struct Copy: Sendable {
        let from: Int
        let to: Int
        /// Whether the numbers are given out as binary32.
        var isFloat = false
    }

    let body: Body
    /// The columns of the number that is predicted, or of the classes' probabilities.
    let results: Range<Int>
    /// What is done to the number afterwards, if anything is.
    let targets: TargetTreatment?
    /// What later models read of this one.
    let outputs: [Copy]
}
