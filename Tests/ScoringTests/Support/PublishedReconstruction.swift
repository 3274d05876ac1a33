import Scoring

/// The three versions of the published reconstruction as trees.
///
/// Inputs: 0 the answer to q2, 1 origin, 2 age, 3 employment in the last 36 months (a rate in the
/// first version, whole months in the other two).
enum PublishedReconstruction: String, CaseIterable {
    case a = "demo-2021-09-02"
    case b = "demo-2021-09-09"
    case c = "demo-2021-09-15"

    static let featureCount = 4

    func kernel() throws(KernelError) -> Kernel {
        .tree(
            try TreeKernel(
                featureCount: Self.featureCount,
                classes: ["low", "high"],
                nodes: [
                    .branches([
                        branch(0, .isOneOf(["new_job", "1m", "3m"]), to: 1),
                        branch(0, .isOneOf(["gt6m", "maternity", "pension"]), to: 2),
                        branch(0, .isOneOf(["6m", "dont_know"]), to: 3),
                    ]),
                    .leaf(Leaf("low")),
                    .leaf(Leaf("high")),
                    .branches([
                        branch(
                            1,
                            .isOneOf([
                                "western_immigrant", "western_descendant",
                                "nonwestern_descendant",
                            ]),
                            to: 2
                        ),
                        branch(
                            1,
                            .isOneOf(["danish", "nonwestern_immigrant", unknownOrigin]),
                            to: 4
                        ),
                    ]),
                    .branches(ageBranches),
                    .branches(employmentBranches),
                ]
            )
        )
    }

    /// The slip of the third version.
    private var unknownOrigin: String {
        self == .c ? "unkown" : "unknown"
    }

    private var ageBranches: [Branch] {
        switch self {
        case .a: [branch(2, .isOver(56.5), to: 2), branch(2, .isUnder(56.5), to: 5)]
        case .b: [branch(2, .isAtLeast(50), to: 2), branch(2, .isUnder(50), to: 5)]
        case .c: [branch(2, .isAtLeast(56), to: 2), branch(2, .isUnder(56), to: 5)]
        }
    }

    private var employmentBranches: [Branch] {
        switch self {
        case .a:
            [
                branch(3, .isAtLeast(0.0809), to: 2), branch(3, .isUnder(0.0809), to: 1),
                branch(3, .isMissing, to: 2),
            ]
        case .b, .c: [branch(3, .isUnder(3), to: 2), branch(3, .isAtLeast(3), to: 1)]
        }
    }

    private func branch(_ feature: Int, _ test: Predicate, to child: NodeIndex) -> Branch {
        Branch(Condition(feature: FeatureIndex(feature), test: test), to: child)
    }
}
