internal import Crypto
internal import JSON
public import ProfileModel
internal import Scoring

extension ScoreResult {
    /// What is kept of a result that is shown, so that a replay can say where it first differs.
    ///
    /// Digests are taken of the JSON that ``appendJSON(to:)`` writes; `text` is the version of the
    /// text that the result was shown in.
    public func evidence(text: String) -> ScoreEvidence {
        ScoreEvidence(
            document: digest.bytes,
            kernelVersion: UInt64(kernelVersion),
            text: text,
            result: Self.digest { appendJSON(to: &$0) },
            linearPredictor: outcome.linearPredictor,
            inputs: inputs.map { input in
                ScoreEvidence.Input(
                    positions: input.positions,
                    digest: Self.shortDigest { $0.append(input: input) }
                )
            },
            steps: stepDigests
        )
    }

    /// The names of what the steps of the evidence are digests of, in their order.
    public var stepNames: [String] {
        path.map { "node \($0.node)" }
            + terms.map { term in term.term.map { "term \($0)" } ?? "intercept" }
            + (steps?.single ?? []).indices.map { "step \($0 + 1)" }
    }

    private var stepDigests: [UInt64] {
        path.map { step in Self.shortDigest { $0.append(step: step) } }
            + terms.map { term in Self.shortDigest { $0.append(term: term) } }
            + (steps?.single ?? []).map { step in Self.shortDigest { $0.append(steps: step) } }
    }

    private static func digest(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        write(&writer)
        return Array(SHA256.hash(data: writer.bytes))
    }

    private static func shortDigest(_ write: (inout JSONWriter) -> Void) -> UInt64 {
        digest(write).prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
