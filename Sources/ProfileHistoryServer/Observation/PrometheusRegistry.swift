internal import CoreMetrics
internal import Synchronization

/// Keeps the process's metrics and writes them in Prometheus' text format 0.0.4.
///
/// It stands behind the standard interface for metrics, so that what is counted does not know it.
final class PrometheusRegistry: MetricsFactory {
    /// A metric and the pairs that tell it from others of its name.
    struct Key: Hashable, Sendable {
        let label: String
        let dimensions: [String]

        init(_ label: String, _ dimensions: [(String, String)]) {
            self.label = label
            self.dimensions = dimensions.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.sorted()
        }

        private static func escaped(_ text: String) -> String {
            text.flatMap { character -> String in
                switch character {
                case "\\": "\\\\"
                case "\"": "\\\""
                case "\n": "\\n"
                default: String(character)
                }
            }.map(String.init).joined()
        }
    }

    private struct Metrics {
        var counters: [Key: PrometheusCounter] = [:]
        var gauges: [Key: PrometheusGauge] = [:]
        var histograms: [Key: PrometheusHistogram] = [:]
    }

    private let metrics = Mutex(Metrics())

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        let key = Key(label, dimensions)
        return metrics.withLock { metrics in
            if let known = metrics.counters[key] { return known }
            let counter = PrometheusCounter()
            metrics.counters[key] = counter
            return counter
        }
    }

    func makeRecorder(
        label: String,
        dimensions: [(String, String)],
        aggregate: Bool
    ) -> any RecorderHandler {
        aggregate ? histogram(label, dimensions) : gauge(label, dimensions)
    }

    func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        gauge(label, dimensions)
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        histogram(label, dimensions)
    }

    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyMeter(_ handler: any MeterHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}

    private func gauge(_ label: String, _ dimensions: [(String, String)]) -> PrometheusGauge {
        let key = Key(label, dimensions)
        return metrics.withLock { metrics in
            if let known = metrics.gauges[key] { return known }
            let gauge = PrometheusGauge()
            metrics.gauges[key] = gauge
            return gauge
        }
    }

    private func histogram(
        _ label: String,
        _ dimensions: [(String, String)]
    ) -> PrometheusHistogram {
        let key = Key(label, dimensions)
        return metrics.withLock { metrics in
            if let known = metrics.histograms[key] { return known }
            let histogram = PrometheusHistogram()
            metrics.histograms[key] = histogram
            return histogram
        }
    }

    /// Everything that was counted, in the text format.
    func text() -> String {
        let metrics = metrics.withLock { $0 }
        var families: [String: (type: String, lines: [String])] = [:]
        for (key, counter) in metrics.counters {
            let line = Self.line(key.label, key.dimensions, "\(counter.value)")
            families[key.label, default: ("counter", [])].lines.append(line)
        }
        for (key, gauge) in metrics.gauges {
            let line = Self.line(key.label, key.dimensions, "\(gauge.value)")
            families[key.label, default: ("gauge", [])].lines.append(line)
        }
        for (key, histogram) in metrics.histograms {
            families[key.label, default: ("histogram", [])].lines += histogram.lines(of: key)
        }
        return families.sorted { $0.key < $1.key }.map { name, family in
            "# TYPE \(Self.name(name)) \(family.type)\n" + family.lines.sorted().joined()
        }.joined()
    }

    static func line(_ label: String, _ dimensions: [String], _ value: String) -> String {
        let pairs = dimensions.isEmpty ? "" : "{\(dimensions.joined(separator: ","))}"
        return "\(name(label))\(pairs) \(value)\n"
    }

    private static func name(_ label: String) -> String {
        let text = label.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
        return "profilehistory_" + String(text)
    }
}
