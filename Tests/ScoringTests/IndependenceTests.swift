import Foundation
import Testing

/// Nothing that reaches a score may depend on the machine's mathematics library.
@Suite struct IndependenceTests {
    @Test func `no source of the module imports anything or calls the mathematics library`() throws
    {
        let folder = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Sources/Scoring").resolvingSymlinksInPath()
        let files = try #require(FileManager.default.enumerator(atPath: folder.path))
            .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
        #expect(files.count > 30)
        // Each of these may end in a call of the library, by name or on some processors.
        let forbidden = [
            "import ", "addingProduct", "addProduct", ".rounded(", ".round(", "squareRoot",
            "truncatingRemainder", "remainder(dividingBy", "Float80",
        ]
        for file in files {
            let text = try String(
                contentsOf: folder.appendingPathComponent(file),
                encoding: .utf8
            )
            for line in text.split(separator: "\n") {
                let code = line.drop { $0 == " " }
                guard !code.hasPrefix("//") else { continue }
                for word in forbidden {
                    #expect(!" \(code)".contains(word), "\(file): \(line)")
                }
                #expect(!Self.callsLibrary(code), "\(file): \(line)")
            }
        }
    }

    /// The functions of C's `math.h` with one or two arguments that are no single operations.
    private static let library: Set<Substring> = [
        "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cbrt", "ceil", "cos", "cosh",
        "erf", "erfc", "exp", "exp10", "exp2", "expm1", "fdim", "floor", "fma", "fmod", "frexp",
        "hypot", "j0", "j1", "ldexp", "lgamma", "log", "log10", "log1p", "log2", "logb", "modf",
        "nearbyint", "pow", "remainder", "remquo", "rint", "round", "scalbn", "sin", "sinh", "sqrt",
        "tan", "tanh", "tgamma", "trunc",
    ]

    /// Whether a name of the library stands before a bracket, and is neither declared there nor
    /// called as a member of a type of ours.
    static func callsLibrary(_ code: Substring) -> Bool {
        code.indices.contains { place in
            guard code[place] == "(" else { return false }
            let before = code[..<place]
            let start = before.lastIndex { !($0.isLetter || $0.isNumber || $0 == "_") }
            let name = start.map { before[before.index(after: $0)...] } ?? before
            let lead = before.dropLast(name.count)
            return library.contains(name) && !lead.hasSuffix("func ") && lead.last != "."
        }
    }

    @Test(arguments: [
        ("let y = exp(x)", true), ("return 1 / (1 + exp(-x))", true), ("round(sin(x))", true),
        ("CorrectlyRounded.exp(x)", false), ("public static func pow(_ x: Double)", false),
        ("expand(x)", false), ("let sum = terms.reduce(0, +)", false),
    ])
    func `a call of the library is recognised`(code: String, isCall: Bool) {
        #expect(Self.callsLibrary(Substring(code)) == isCall)
    }
}
