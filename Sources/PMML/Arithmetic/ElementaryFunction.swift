import Scoring

/// The functions of mathematics that have no exact result, by the names the standard gives them.
///
/// Each is rounded correctly, or made of those that are by the arithmetic of IEEE 754, so that it
/// gives the same bits on every machine. One that can not be computed so is not here, and a
/// document that uses it is refused.
enum ElementaryFunction: String, CaseIterable, Sendable {
    case exp, expm1, ln, ln1p, log10, pow, hypot
    case sin, cos, tan, asin, acos, atan, sinh, cosh, tanh
    case erf, stdNormalCDF, stdNormalPDF, normalCDF, normalPDF

    /// The names of the standard whose functions have no correctly rounded version here.
    static let refused: Set<String> = ["normalIDF", "stdNormalIDF"]

    /// The place among all functions, by which an expression refers to it.
    var code: Int32 {
        Int32(Self.allCases.firstIndex(of: self) ?? 0)
    }

    /// The number of arguments.
    var argumentCount: Int {
        switch self {
        case .pow, .hypot: 2
        case .normalCDF, .normalPDF: 3
        default: 1
        }
    }

    /// The result for as many arguments as the function takes.
    func value(_ x: Double, _ y: Double = 0, _ z: Double = 0) -> Double {
        switch self {
        case .exp: CorrectlyRounded.exp(x)
        case .expm1: CorrectlyRounded.expm1(x)
        case .ln: CorrectlyRounded.ln(x)
        case .ln1p: CorrectlyRounded.log1p(x)
        case .log10: CorrectlyRounded.log10(x)
        case .pow: CorrectlyRounded.pow(x, y)
        case .hypot: CorrectlyRounded.hypot(x, y)
        case .erf, .stdNormalCDF, .stdNormalPDF, .normalCDF, .normalPDF: normal(x, y, z)
        default: angle(x)
        }
    }

    private func angle(_ x: Double) -> Double {
        switch self {
        case .sin: CorrectlyRounded.sin(x)
        case .cos: CorrectlyRounded.cos(x)
        case .tan: CorrectlyRounded.tan(x)
        case .asin: CorrectlyRounded.asin(x)
        case .acos: CorrectlyRounded.acos(x)
        case .atan: CorrectlyRounded.atan(x)
        case .sinh: CorrectlyRounded.sinh(x)
        case .cosh: CorrectlyRounded.cosh(x)
        default: CorrectlyRounded.tanh(x)
        }
    }

    /// The functions of the normal distribution, of a mean and a standard deviation.
    private func normal(_ x: Double, _ mean: Double, _ deviation: Double) -> Double {
        switch self {
        case .erf: return CorrectlyRounded.erf(x)
        case .stdNormalCDF: return CorrectlyRounded.normalCDF(x)
        case .stdNormalPDF: return NormalDistribution(mean: 0, variance: 1).density(x)
        case .normalCDF:
            return deviation > 0 ? CorrectlyRounded.normalCDF((x - mean) / deviation) : .nan
        default:
            guard deviation > 0 else { return .nan }
            return NormalDistribution(mean: mean, variance: deviation * deviation).density(x)
        }
    }

    /// e to a power.
    static func exponential(_ x: Double) -> Double { CorrectlyRounded.exp(x) }

    /// A number to a power.
    static func power(_ x: Double, _ exponent: Double) -> Double {
        switch exponent {
        case 1: x
        case 2: x * x
        default: CorrectlyRounded.pow(x, exponent)
        }
    }
}
