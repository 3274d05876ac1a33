import PMML

extension PMMLValue {
    /// The value as a PMML document writes it, nil where there is none.
    var text: String? {
        switch self {
        case .missing: nil
        case .number(let number): number.text
        case .text(let text): text
        case .boolean(let truth): truth ? "true" : "false"
        }
    }
}
