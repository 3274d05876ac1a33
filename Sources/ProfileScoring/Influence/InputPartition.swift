import Scoring

/// The values that an input can have, cut into ranges within which they are the same to a version,
/// each with one of them.
struct InputPartition {
    typealias Piece = (range: InputRange, value: InputValue)

    private(set) var pieces: [Piece] = []

    /// Cuts the values of a feature; `turns` are further numbers at which something changes.
    init(_ feature: Feature, _ tests: InputTests, turns: [Double] = []) {
        switch feature.domain {
        case .codes(let domain): addCodes(domain, feature, tests.tests)
        case .number: addNumbers(tests.tests.flatMap(\.bounds) + turns, tests.grain)
        }
        addMissing(feature)
    }

    private mutating func addCodes(
        _ domain: CodeDomain,
        _ feature: Feature,
        _ tests: [Predicate]
    ) {
        let tested = tests.flatMap(\.codes) + feature.substitutes.values.compactMap(\.code)
        var codes: [String] = []
        for code in domain.listed ?? tested.sorted() where !codes.contains(code) {
            codes.append(code)
            pieces.append((.codes([code]), .category(code)))
        }
        // A code that no test names stands for all of those.
        if domain.listed == nil { pieces.append((.otherCodes, .category("\u{0}"))) }
    }

    private mutating func addNumbers(_ bounds: [Double], _ grain: NumberGrain) {
        let cuts = Set(bounds.filter(\.isFinite)).sorted()
        var last: InputRange.Bound?
        for cut in cuts {
            let below = grain.below(cut)
            if last.map({ $0.number < below }) ?? true {
                pieces.append(
                    (.numbers(from: last, to: .init(cut, isIncluded: false)), .number(below))
                )
            }
            let point = InputRange.Bound(cut, isIncluded: true)
            if grain.holds(cut) {
                pieces.append((.numbers(from: point, to: point), .number(cut)))
            }
            last = InputRange.Bound(cut, isIncluded: false)
        }
        let above = last.map { grain.above($0.number) } ?? 0
        pieces.append((.numbers(from: last, to: nil), .number(above)))
    }

    /// A reason that the document puts a value in the place of is like that value.
    private mutating func addMissing(_ feature: Feature) {
        for reason in Missing.replaceable {
            pieces.append((.missing([reason]), feature.substituting(.missing(reason)).value))
        }
    }
}

extension Predicate {
    /// The numbers at which its answer changes.
    var bounds: [Double] {
        switch self {
        case .isAtLeast(let bound), .isOver(let bound), .isAtMost(let bound), .isUnder(let bound):
            [bound]
        case .isWithin(let from, let below): [from, below]
        case .isOneOf, .isMissing: []
        }
    }

    /// The codes that it names.
    fileprivate var codes: [String] {
        if case .isOneOf(let codes) = self { codes } else { [] }
    }
}

extension InputValue {
    fileprivate var code: String? { if case .category(let code) = self { code } else { nil } }
}
