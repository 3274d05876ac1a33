// Writes random arguments and what the sources make of them, 24 bytes a row: two arguments and the
// result, in the order of this machine's bytes. `Tools/elementary.py` compiles it together with
// `Sources/Scoring/Arithmetic` and holds the rows against MPFR.
//
//     elementary rows FUNCTION COUNT SEED
//     elementary time
import Foundation

typealias Unary = (Double) -> Double

let unary: [(name: String, function: Unary, range: ClosedRange<Double>)] = [
    ("exp", CorrectlyRounded.exp, -40...40), ("ln", CorrectlyRounded.ln, 0...100),
    ("log10", CorrectlyRounded.log10, 0...100), ("expm1", CorrectlyRounded.expm1, -3...3),
    ("log1p", CorrectlyRounded.log1p, -1...3), ("sin", CorrectlyRounded.sin, -10...10),
    ("cos", CorrectlyRounded.cos, -10...10), ("tan", CorrectlyRounded.tan, -10...10),
    ("asin", CorrectlyRounded.asin, -1...1), ("acos", CorrectlyRounded.acos, -1...1),
    ("atan", CorrectlyRounded.atan, -5...5), ("sinh", CorrectlyRounded.sinh, -5...5),
    ("cosh", CorrectlyRounded.cosh, -5...5), ("tanh", CorrectlyRounded.tanh, -5...5),
    ("normalCDF", CorrectlyRounded.normalCDF, -5...5), ("erf", CorrectlyRounded.erf, -4...4),
]

let binary: [(name: String, function: (Double, Double) -> Double)] = [
    ("pow", CorrectlyRounded.pow), ("hypot", CorrectlyRounded.hypot),
]

/// SplitMix64.
struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func sized(_ exponents: ClosedRange<Int>) -> Double {
        Double(
            sign: Bool.random(using: &self) ? .plus : .minus,
            exponent: Int.random(in: exponents, using: &self),
            significand: Double.random(in: 1..<2, using: &self)
        )
    }

    /// A quarter within the range, a quarter of sizes at which functions bend, a quarter near 1 and
    /// −1, an eighth of all sizes and an eighth of any bits.
    mutating func argument(_ range: ClosedRange<Double>) -> Double {
        switch Int.random(in: 0..<8, using: &self) {
        case 0, 1: Double.random(in: range, using: &self)
        case 2, 3: sized(-30...10)
        case 4: 1 + sized(-53 ... -2)
        case 5: sized(-53 ... -2) - 1
        case 6: sized(-1074...1023)
        default: Double(bitPattern: next())
        }
    }

    /// Pairs that are like those of a single argument, such that make the power near to 1, powers
    /// with few bits, and legs of triangles whose sides are whole.
    mutating func pair() -> (Double, Double) {
        switch Int.random(in: 0..<6, using: &self) {
        case 0: return (argument(0...20), argument(-230...230))
        case 1: return (1 + sized(-52 ... -1), sized(-5...61))
        case 2:
            let base = UInt64.random(
                in: 1..<1 << UInt64.random(in: 1...53, using: &self),
                using: &self
            )
            let powers = [2, 3, 4, 5, 0.5, 0.25, 1.5, 2.5, 0.75, -0.5, -1, -2]
            let scale = Double(
                sign: .plus,
                exponent: 4 * Int.random(in: -268...240, using: &self),
                significand: 1
            )
            return (Double(base) * scale, powers.randomElement(using: &self) ?? 2)
        case 3:
            let root = UInt64.random(in: 1..<1 << 26, using: &self)
            return (Double(root * root), [0.5, 1.5, 2.5].randomElement(using: &self) ?? 0.5)
        case 4:
            let m = UInt64.random(in: 2..<1 << 26, using: &self)
            let n = UInt64.random(in: 1..<m, using: &self)
            return (Double(m * m - n * n), Double(2 * m * n))
        default:
            let base = Double.random(in: 0.25...4, using: &self)
            return (base, sized(8...10))
        }
    }
}

func writeRows(_ name: String, count: Int, seed: UInt64) {
    var generator = Generator(state: seed)
    var bytes = Data()
    for row in 0..<count {
        let values: [Double]
        if let entry = unary.first(where: { $0.name == name }) {
            let argument = generator.argument(entry.range)
            values = [argument, 0, entry.function(argument)]
        } else if let entry = binary.first(where: { $0.name == name }) {
            let (first, second) = generator.pair()
            values = [first, second, entry.function(first, second)]
        } else {
            preconditionFailure("A function must be one of those listed: \(name)")
        }
        for value in values {
            withUnsafeBytes(of: value.bitPattern) { bytes.append(contentsOf: $0) }
        }
        if bytes.count > 1 << 20 || row == count - 1 {
            FileHandle.standardOutput.write(bytes)
            bytes.removeAll(keepingCapacity: true)
        }
    }
}

/// Prints the time of a call, the shortest of nine runs over 1024 arguments.
func printTimes() {
    var generator = Generator(state: 1)
    var sum = 0.0
    func time(_ name: String, _ body: (Int) -> Double) {
        let runs = (0..<9).map { _ in
            ContinuousClock().measure { for place in 0..<1024 { sum += body(place) } }
        }
        let shortest = runs.min() ?? .zero
        let nanoseconds = Double(shortest.components.attoseconds) / 1e9 / 1024
        print("\(name): \(Int(nanoseconds.rounded())) ns")
    }
    for (name, function, range) in unary {
        let arguments = (0..<1024).map { _ in Double.random(in: range, using: &generator) }
        time(name) { function(arguments[$0]) }
    }
    let tail = (0..<1024).map { _ in Double.random(in: -38 ... -6, using: &generator) }
    time("normalCDF under -6") { CorrectlyRounded.normalCDF(tail[$0]) }
    let great = (0..<1024).map { _ in generator.sized(500...1000) }
    time("sin of great arguments") { CorrectlyRounded.sin(great[$0]) }
    for (name, function) in binary {
        let arguments = (0..<1024).map { _ in Double.random(in: 0...20, using: &generator) }
        time(name) { function(arguments[$0], arguments[1023 - $0]) }
    }
    if sum == 1 { print() }
}

let arguments = CommandLine.arguments
if arguments.count == 5, let count = Int(arguments[3]), let seed = UInt64(arguments[4]) {
    writeRows(arguments[2], count: count, seed: seed)
} else {
    printTimes()
}
