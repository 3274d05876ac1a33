import CoreMetrics
import Testing

@testable import ProfileHistoryServer

/// The text of `/metrics`.
@Suite struct PrometheusRegistryTests {
    @Test func `counters, gauges and histograms are written with their types`() {
        let registry = PrometheusRegistry()
        registry.makeCounter(label: "a_total", dimensions: [("k", "v")]).increment(by: 3)
        registry.makeCounter(label: "a_total", dimensions: [("k", "v")]).increment(by: 1)
        registry.makeMeter(label: "b", dimensions: []).set(2.5)
        let timer = registry.makeTimer(label: "c_seconds", dimensions: [])
        for duration in [1_000_000, 30_000_000, 20_000_000_000] as [Int64] {
            timer.recordNanoseconds(duration)
        }
        let text = registry.text()
        for line in [
            "# TYPE profilehistory_a_total counter", #"profilehistory_a_total{k="v"} 4"#,
            "# TYPE profilehistory_b gauge", "profilehistory_b 2.5",
            "# TYPE profilehistory_c_seconds histogram",
            #"profilehistory_c_seconds_bucket{le="0.001"} 1"#,
            #"profilehistory_c_seconds_bucket{le="0.05"} 2"#,
            #"profilehistory_c_seconds_bucket{le="10.0"} 2"#,
            #"profilehistory_c_seconds_bucket{le="+Inf"} 3"#, "profilehistory_c_seconds_count 3",
        ] {
            #expect(text.split(separator: "\n").contains(line[...]), "\(line)")
        }
    }

    @Test func `values of labels can not break out of their quotation marks`() {
        let registry = PrometheusRegistry()
        let nasty = "a\"} 1\nb\\"
        registry.makeCounter(label: "x-y.z", dimensions: [("k", nasty)]).increment(by: 1)
        let lines = registry.text().split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.last == #"profilehistory_x_y_z{k="a\"} 1\nb\\"} 1"#)
    }

    @Test func `counts from many threads add up`() async {
        let registry = PrometheusRegistry()
        await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask {
                    for number in 0..<1_000 {
                        registry.makeCounter(label: "n", dimensions: [("m", "\(number % 3)")])
                            .increment(by: 1)
                        registry.makeTimer(label: "t", dimensions: []).recordNanoseconds(1)
                    }
                }
            }
        }
        let text = registry.text()
        #expect(text.contains("profilehistory_t_count 8000"))
        #expect(text.contains(#"n{m="0"} 2672"#))
    }
}
