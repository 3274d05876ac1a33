internal import Logging
internal import Tracing

/// Writes a line of the log for every span that ends; its parent comes from `traceparent`.
///
/// It stands behind the standard interface for traces: another tracer takes its place without a
/// change to what is traced.
struct LineTracer: Tracer {
    let logger: Logger

    func startSpan<Instant: TracerInstant>(
        _ operationName: String,
        context: @autoclosure () -> ServiceContext,
        ofKind kind: SpanKind,
        at instant: @autoclosure () -> Instant,
        function: String,
        file fileID: String,
        line: UInt
    ) -> LineSpan {
        var context = context()
        let parent = context.traceParent
        context.traceParent = parent.map { TraceParent(below: $0) } ?? TraceParent()
        return LineSpan(
            operationName,
            context: context,
            parent: parent,
            start: instant().nanosecondsSinceEpoch,
            logger: logger
        )
    }

    func forceFlush() {}

    func extract<Carrier, Extract: Extractor>(
        _ carrier: Carrier,
        into context: inout ServiceContext,
        using extractor: Extract
    ) where Extract.Carrier == Carrier {
        guard let header = extractor.extract(key: "traceparent", from: carrier) else { return }
        context.traceParent = TraceParent(header: header)
    }

    func inject<Carrier, Inject: Injector>(
        _ context: ServiceContext,
        into carrier: inout Carrier,
        using injector: Inject
    ) where Inject.Carrier == Carrier {
        guard let place = context.traceParent else { return }
        injector.inject("00-\(place.trace)-\(place.span)-01", forKey: "traceparent", into: &carrier)
    }
}
