/// A fault that makes a kernel invalid, and where it is.
///
/// Kernels come from model documents, so a fault in one is bad input and never traps.
public struct KernelError: Error, Hashable, Sendable {
    /// What is wrong.
    public let problem: Problem
    /// Where it is; nil where the kernel as a whole is at fault.
    public let place: Place?

    /// Reports `problem` at `place`.
    public init(_ problem: Problem, at place: Place? = nil) {
        self.problem = problem
        self.place = place
    }
}

extension KernelError: CustomStringConvertible {
    /// The place and the problem in words.
    public var description: String {
        place.map { "\($0): \(problem)" } ?? "\(problem)"
    }
}

extension KernelError {
    static func check(classes: [ClassLabel]) throws(KernelError) {
        guard !classes.isEmpty else { throw KernelError(.noClasses) }
        var seen: Set<ClassLabel> = []
        for label in classes where !seen.insert(label).inserted {
            throw KernelError(.duplicateClass(label))
        }
    }

    static func check(
        _ feature: FeatureIndex,
        featureCount: Int,
        at place: Place
    ) throws(KernelError) {
        guard feature.position >= 0 && feature.position < featureCount else {
            throw KernelError(.featureOutOfRange(feature), at: place)
        }
    }

    static func check(
        _ condition: Condition,
        featureCount: Int,
        at place: Place
    ) throws(KernelError) {
        try check(condition.feature, featureCount: featureCount, at: place)
        switch condition.test {
        case .isOneOf(let codes):
            guard !codes.isEmpty else { throw KernelError(.noCodes, at: place) }
        case .isAtLeast(let bound), .isOver(let bound), .isAtMost(let bound), .isUnder(let bound):
            guard !bound.isNaN else { throw KernelError(.boundNotANumber, at: place) }
        case .isWithin(let from, let below):
            guard !from.isNaN && !below.isNaN else {
                throw KernelError(.boundNotANumber, at: place)
            }
            guard from < below else { throw KernelError(.emptyRange, at: place) }
        case .isMissing:
            break
        }
    }
}
