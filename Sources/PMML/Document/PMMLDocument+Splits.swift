extension PMMLDocument {
    /// For each of ``activeFields`` the values at which the result can change with it.
    ///
    /// They are those of the predicates of all models, of the tables that look the field up, of
    /// comparisons with constants, and of the field's valid values. Costs a pass over the document.
    public func splits() -> [PMMLSplits] {
        var finder = SplitFinder(plan)
        finder.addDomains()
        finder.addModels()
        finder.addExpressions()
        return finder.splits
    }
}
