/// A regular expression as it is written.
indirect enum PatternTree {
    case character(CharacterClass)
    case start, end, boundary(Bool)
    case sequence([PatternTree])
    case alternatives([PatternTree])
    /// At least and at most so many times; without end where there is no upper number.
    case repeated(PatternTree, Int, Int?, isLazy: Bool)
}
