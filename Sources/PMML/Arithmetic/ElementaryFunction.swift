import Scoring

/// The functions of mathematics that have no exact result, by the names the standard gives them.
///
/// Each is rounded correctly, so that it gives the same bits on every machine. One that can not be
/// computed so is not here, and a document that uses it is refused.
enum ElementaryFunction: String, CaseIterable, Sendable {
    case exp
    case ln
    case log10
    case pow

    /// The names of the standard whose functions have no correctly rounded version here.
    static let refused: Set<String> = [
        "expm1", "ln1p", "hypot", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh",
        "tanh", "normalCDF", "normalPDF", "stdNormalCDF", "stdNormalPDF", "erf", "normalIDF",
        "stdNormalIDF",
    ]

    /// The place among all functions, by which an expression refers to it.
    var code: Int32 {
        Int32(Self.allCases.firstIndex(of: self) ?? 0)
    }

    /// The number of arguments.
    var argumentCount: Int { self == .pow ? 2 : 1 }

    /// The result for one argument, or for two.
    func value(_ x: Double, _ y: Double) -> Double {
        switch self {
        case .exp: CorrectlyRounded.exp(x)
        case .ln: CorrectlyRounded.ln(x)
        case .log10: CorrectlyRounded.log10(x)
        case .pow: CorrectlyRounded.pow(x, y)
        }
    }

    /// e to a power.
    static func exponential(_ x: Double) -> Double { CorrectlyRounded.exp(x) }

    /// A number to a whole power.
    static func power(_ x: Double, _ exponent: Int) -> Double {
        switch exponent {
        case 1: x
        case 2: x * x
        default: CorrectlyRounded.pow(x, Double(exponent))
        }
    }

    /// Whether the normal distribution can be computed.
    static let hasNormalCDF = false

    /// Whether the inverse tangent can be computed.
    static let hasArctangent = false

    /// The distribution function of the standard normal distribution.
    static func normalCDF(_ x: Double) -> Double { .nan }

    /// The inverse tangent.
    static func arctangent(_ x: Double) -> Double { .nan }

    /// Whether the hyperbolic tangent can be computed.
    static let hasHyperbolicTangent = false

    /// Whether sine and cosine can be computed.
    static let hasCircularFunctions = false

    /// The hyperbolic tangent.
    static func hyperbolicTangent(_ x: Double) -> Double { .nan }

    /// The sine.
    static func sine(_ x: Double) -> Double { .nan }

    /// The cosine.
    static func cosine(_ x: Double) -> Double { .nan }
}
