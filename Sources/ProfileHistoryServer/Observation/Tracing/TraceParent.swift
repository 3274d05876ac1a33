internal import Tracing

/// Where a span stands in a trace (W3C Trace Context, `traceparent`).
struct TraceParent: Hashable, Sendable {
    /// 32 hexadecimal digits that the whole trace shares.
    var trace: String
    /// 16 hexadecimal digits of this span.
    var span: String

    /// A new trace.
    init() {
        trace = Self.digits(count: 2)
        span = Self.digits(count: 1)
    }

    /// A span below another one.
    init(below parent: TraceParent) {
        trace = parent.trace
        span = Self.digits(count: 1)
    }

    /// Reads the header; `nil` for anything but version 00 with numbers that are not zero.
    init?(header: String) {
        let parts = header.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "00", parts[3].utf8.count == 2,
            Self.isNumber(parts[1], 32), Self.isNumber(parts[2], 16),
            Self.isNumber(parts[3], 2, true)
        else { return nil }
        trace = String(parts[1])
        span = String(parts[2])
    }

    private static func isNumber(
        _ text: Substring,
        _ count: Int,
        _ mayBeZero: Bool = false
    ) -> Bool {
        text.utf8.count == count
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
            && (mayBeZero || text.utf8.contains { $0 != 0x30 })
    }

    private static func digits(count: Int) -> String {
        (0..<count).map { _ in
            let number = String(UInt64.random(in: 1...UInt64.max), radix: 16)
            return String(repeating: "0", count: 16 - number.utf8.count) + number
        }.joined()
    }
}

/// Where the place in a trace is kept in a context.
private enum TraceParentKey: ServiceContextKey {
    typealias Value = TraceParent
}

extension ServiceContext {
    /// The span that what is done now stands below.
    var traceParent: TraceParent? {
        get { self[TraceParentKey.self] }
        set { self[TraceParentKey.self] = newValue }
    }
}
