/// How an area is filled, so that it is told from its neighbours without colour.
enum Pattern: String, CaseIterable {
    case solid
    case diagonals
    case dots
    case horizontals
    case crosses
    case verticals
    /// What stands for a number held back: thin grey diagonals on white, used for nothing else.
    case held

    /// The patterns of series in turn.
    static let series: [Pattern] = [.solid, .diagonals, .dots, .horizontals, .crosses, .verticals]

    /// What is drawn on the ground of one tile.
    var strokes: String {
        switch self {
        case .solid: ""
        case .diagonals: "M-1,7 L7,-1 M-1,1 L1,-1 M5,7 L7,5"
        case .held: "M-1,-1 L7,7 M5,-1 L7,1 M-1,5 L1,7"
        case .dots: "M2,3 L4,3"
        case .horizontals: "M0,3 L6,3"
        case .verticals: "M3,0 L3,6"
        case .crosses: "M0,3 L6,3 M3,0 L3,6"
        }
    }
}
