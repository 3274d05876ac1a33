extension Operation {
    /// Whether the function has a result although an argument is missing.
    var takesMissing: Bool {
        switch self {
        case .minimum, .maximum, .sum, .average, .median, .product, .and, .or: true
        default: false
        }
    }
}
