/// Where a run's bytes go.
final class ReplayOutput {
    private enum Sink {
        case file(ReplayFile)
        case stream(([UInt8]) -> Void)
    }

    private let sink: Sink
    private var lastSaved = ContinuousClock.now
    private let saveInterval: Duration

    /// Writes to a file that a run can be gone on with.
    init(_ file: ReplayFile, saveInterval: Duration) {
        sink = .file(file)
        self.saveInterval = saveInterval
    }

    /// Hands the bytes to `write`.
    init(_ write: @escaping ([UInt8]) -> Void) {
        sink = .stream(write)
        saveInterval = .zero
    }

    /// Adds bytes behind those before.
    func append(_ bytes: [UInt8]) throws(StoreError) {
        switch sink {
        case .file(let file): try file.append(bytes)
        case .stream(let write): if !bytes.isEmpty { write(bytes) }
        }
    }

    /// Keeps how far the run has come, if that is due or the run ends here.
    func save(_ state: inout ReplayState, isLast: Bool) throws(StoreError) {
        guard case .file(let file) = sink else { return }
        let now = ContinuousClock.now
        guard isLast || now - lastSaved >= saveInterval else { return }
        lastSaved = now
        state.byteCount = file.byteCount
        try file.save(state)
    }
}
