import Scoring

/// The part of a model document that computes, and the examples of what it must compute.
struct DocumentKernel {
    let kernel: ModelKernel
    let unlisted: [UnlistedCondition]
    let goldenVectors: [GoldenVector]
}
