internal import Logging
internal import Synchronization
internal import Tracing

/// A stretch of work that is written as one line when it ends: names, times and attributes only.
final class LineSpan: Tracing.Span {
    private struct State {
        var name: String
        var attributes = SpanAttributes()
        var status: SpanStatus?
        var hasEnded = false
    }

    let context: ServiceContext
    private let parent: TraceParent?
    private let start: UInt64
    private let logger: Logger
    private let state: Mutex<State>

    init(
        _ name: String,
        context: ServiceContext,
        parent: TraceParent?,
        start: UInt64,
        logger: Logger
    ) {
        self.context = context
        self.parent = parent
        self.start = start
        self.logger = logger
        state = Mutex(State(name: name))
    }

    var operationName: String {
        get { state.withLock { $0.name } }
        set { state.withLock { $0.name = newValue } }
    }

    var attributes: SpanAttributes {
        get { state.withLock { $0.attributes } }
        set { state.withLock { $0.attributes = newValue } }
    }

    var isRecording: Bool { state.withLock { !$0.hasEnded } }

    func setStatus(_ status: SpanStatus) { state.withLock { $0.status = status } }

    func addEvent(_ event: SpanEvent) {}

    func addLink(_ link: SpanLink) {}

    /// Notes that something failed, and not how: an error's text may repeat what was sent.
    func recordError<Instant: TracerInstant>(
        _ error: any Error,
        attributes: SpanAttributes,
        at instant: @autoclosure () -> Instant
    ) {
        setStatus(SpanStatus(code: .error))
    }

    func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant) {
        let ended: State? = state.withLock { state in
            guard !state.hasEnded else { return nil }
            state.hasEnded = true
            return state
        }
        guard let ended else { return }
        let now = instant().nanosecondsSinceEpoch
        var metadata: Logger.Metadata = [
            "span": .string(ended.name),
            "trace": .string(context.traceParent?.trace ?? ""),
            "id": .string(context.traceParent?.span ?? ""),
            "microseconds": .stringConvertible((now < start ? 0 : now - start) / 1_000),
        ]
        if let parent { metadata["parent"] = .string(parent.span) }
        if ended.status?.code == .error { metadata["failed"] = "true" }
        ended.attributes.forEach { key, value in
            switch value {
            case .string(let text): metadata[key] = .string(text)
            case .int64(let number): metadata[key] = .stringConvertible(number)
            default: break
            }
        }
        logger.info("span", metadata: metadata)
    }
}
