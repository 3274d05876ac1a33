/// Something that reads bytes from outside.
public enum FuzzTarget: String, CaseIterable, Sendable {
    /// Records, payloads and packed streams, from a disk.
    case records
    /// Signed notes, checkpoints, keys and policies.
    case notes
    /// Proof files.
    case proofs
    /// Feeds of one JSON object a line.
    case ndjson
    /// Feeds of one row an event.
    case csv
    /// Deliveries of DREAM.
    case dream
    /// JSON, and model documents.
    case json
    /// PMML documents, and what they make of inputs.
    case pmml
    /// Person numbers, times and periods.
    case texts

    /// Reads the bytes; traps where something that must hold does not.
    public func run(_ bytes: [UInt8]) {
        switch self {
        case .records: RecordFuzz.run(bytes)
        case .notes: NoteFuzz.run(bytes)
        case .proofs: ProofFuzz.run(bytes)
        case .ndjson: FeedFuzz.run(bytes, .ndjson)
        case .csv: FeedFuzz.run(bytes, .csv)
        case .dream: DreamFuzz.run(bytes)
        case .json: JSONFuzz.run(bytes)
        case .pmml: PMMLFuzz.run(bytes)
        case .texts: TextFuzz.run(bytes)
        }
    }
}

/// Traps where something that must hold does not, so that the fuzzer keeps the bytes.
func hold(_ condition: Bool, _ what: StaticString) {
    precondition(condition, "\(what)")
}
