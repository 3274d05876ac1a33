/// What the mining schema of an inner model does to a value that it takes over.
final class NestedTreatment: Sendable {
    let name: String
    let treatment: Treatment
    /// The field's own domain, where the inner schema says what to do with invalid values.
    let domain: Domain?

    init(name: String, treatment: Treatment, domain: Domain?) {
        self.name = name
        self.treatment = treatment
        self.domain = domain
    }
}
