internal import CoreMetrics
internal import Synchronization

/// A number that only grows.
final class PrometheusCounter: CounterHandler {
    private let count = Atomic<Int64>(0)

    var value: Int64 { count.load(ordering: .relaxed) }

    func increment(by amount: Int64) { count.wrappingAdd(amount, ordering: .relaxed) }
    func reset() { count.store(0, ordering: .relaxed) }
}

/// A number that comes and goes.
final class PrometheusGauge: RecorderHandler, MeterHandler {
    private let number = Mutex<Double>(0)

    var value: Double { number.withLock { $0 } }

    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }
    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { number.withLock { $0 = value } }
    func increment(by amount: Double) { number.withLock { $0 += amount } }
    func decrement(by amount: Double) { number.withLock { $0 -= amount } }
}

/// How often numbers fell under each of some bounds; durations in seconds.
final class PrometheusHistogram: TimerHandler, RecorderHandler {
    private static let bounds = [
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
    ]

    private struct State {
        var counts = [Int64](repeating: 0, count: PrometheusHistogram.bounds.count + 1)
        var sum = 0.0
    }

    private let state = Mutex(State())

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        let index = Self.bounds.firstIndex { value <= $0 } ?? Self.bounds.count
        state.withLock {
            $0.counts[index] += 1
            $0.sum += value
        }
    }

    /// The lines of the text format: cumulative counts, the sum, the count.
    func lines(of key: PrometheusRegistry.Key) -> [String] {
        let state = state.withLock { $0 }
        var lines: [String] = []
        var total: Int64 = 0
        for (index, count) in state.counts.enumerated() {
            total += count
            let bound = index < Self.bounds.count ? "\(Self.bounds[index])" : "+Inf"
            lines.append(
                PrometheusRegistry.line(
                    key.label + "_bucket",
                    key.dimensions + ["le=\"\(bound)\""],
                    "\(total)"
                )
            )
        }
        lines.append(
            PrometheusRegistry.line(key.label + "_sum", key.dimensions, "\(state.sum)")
        )
        lines.append(
            PrometheusRegistry.line(key.label + "_count", key.dimensions, "\(total)")
        )
        return lines
    }
}
