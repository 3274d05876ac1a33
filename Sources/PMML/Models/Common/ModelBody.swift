/// A model of any kind.
///
/// Each kind has a file `Kind+Read` that compiles its element and one `Kind+Score` that scores.
indirect enum ModelBody: Sendable {
    case tree(TreeModel)
    case regression(RegressionModel)
    case mining(MiningModel)
    case scorecard(Scorecard)
    case ruleSet(RuleSetModel)
    case naiveBayes(NaiveBayesModel)
    case general(GeneralRegressionModel)
    case neural(NeuralNetwork)
}
