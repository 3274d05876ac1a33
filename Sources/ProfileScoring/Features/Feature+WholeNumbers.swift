import ProfileModel

extension Feature {
    /// Whether every number that it reads is a whole one.
    var givesWholeNumbers: Bool {
        switch source {
        case .attribute(let definition): definition.kind == .integer
        case .answer: false
        case .age(let measure, _): measure == .whole
        case .window(let window):
            switch window.aggregate {
            case .countPositive, .count: true
            case .sum: window.attribute.kind == .integer
            case .sharePositive, .mean: false
            }
        }
    }
}
