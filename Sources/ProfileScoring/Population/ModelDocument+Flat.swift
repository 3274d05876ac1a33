extension ModelDocument {
    /// Whether a population can be scored from packed streams.
    ///
    /// That takes a kernel of the document's own, and no answers that are mapped. Any other version
    /// is evaluated for whole profiles.
    public var isFlat: Bool {
        kernel.native != nil && features.allSatisfy(\.mappings.isEmpty)
    }
}
