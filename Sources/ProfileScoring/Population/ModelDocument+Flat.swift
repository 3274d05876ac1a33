extension ModelDocument {
    /// Whether a population can be scored from packed streams: by a kernel of the document's own,
    /// and without answers that are mapped. Any other version is evaluated for whole profiles.
    public var isFlat: Bool {
        kernel.native != nil && features.allSatisfy(\.mappings.isEmpty)
    }
}
