public import ProfileModel

extension Plot {
    /// What is drawn.
    public var title: Wording {
        switch self {
        case .steps(let plot): plot.title
        case .flows(let plot): plot.title
        case .contributions(let plot): plot.title
        case .bars(let plot): plot.title
        }
    }
}
