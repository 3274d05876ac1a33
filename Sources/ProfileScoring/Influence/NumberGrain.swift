/// Which numbers there are between two others, as far as a kernel can tell.
enum NumberGrain {
    /// Whole numbers.
    case whole
    /// Numbers of single precision; others are rounded to one first.
    case binary32
    /// Numbers of double precision.
    case binary64

    /// Whether a number is one of them.
    func holds(_ number: Double) -> Bool {
        self != .whole || number.rounded() == number
    }

    /// The greatest one under a number.
    func below(_ number: Double) -> Double {
        switch self {
        case .whole: number.rounded(.up) - 1
        case .binary32: Self.neighbour(of: number, up: false)
        case .binary64: number.nextDown
        }
    }

    /// The least one over a number.
    func above(_ number: Double) -> Double {
        switch self {
        case .whole: number.rounded(.down) + 1
        case .binary32: Self.neighbour(of: number, up: true)
        case .binary64: number.nextUp
        }
    }

    /// One about half way between two others.
    func middle(_ low: Double, _ high: Double) -> Double {
        let middle = low + (high - low) / 2
        return switch self {
        case .whole: middle.rounded(.down)
        case .binary32: Double(Float(middle))
        case .binary64: middle
        }
    }

    /// One near a number.
    func near(_ number: Double) -> Double {
        switch self {
        case .whole: number.rounded()
        case .binary32: Double(Float(number))
        case .binary64: number
        }
    }

    private static func neighbour(of number: Double, up: Bool) -> Double {
        let float = Float(number)
        if up { return Double(float) > number ? Double(float) : Double(float.nextUp) }
        return Double(float) < number ? Double(float) : Double(float.nextDown)
    }
}
