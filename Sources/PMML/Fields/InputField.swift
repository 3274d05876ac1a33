/// A field that evaluation takes in: its data field, and what the mining schema does to it.
final class InputField: Sendable {
    let data: DataField
    let treatment: Treatment
    /// Whether the value is only kept beside the model, so that it can not make a row invalid.
    let isSupplementary: Bool
    let slot: Int32
    /// Whether every value of the type is valid and stays what it is.
    let isPlain: Bool

    init(data: DataField, treatment: Treatment, isSupplementary: Bool, slot: Int32) {
        self.data = data
        self.treatment = treatment
        self.isSupplementary = isSupplementary
        self.slot = slot
        isPlain = data.domain.admitsAll && treatment.outliers == .asIs
    }
}
