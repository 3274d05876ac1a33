internal import HTTPTypes
internal import JSON

extension Operations {
    /// Whether the process lives, whether it can do its work, and what it counted.
    static func health(_ backend: Backend) -> [Operation] {
        [
            Operation("isAlive", .get, "/livez", .open, .open) { _ in
                Reply.json { writer in
                    writer.beginObject()
                    writer.key("status")
                    writer.string("alive")
                    writer.endObject()
                }
            },
            Operation("isReady", .get, "/readyz", .open, .open) { _ in
                let readiness = Readiness(backend)
                return Reply.json(status: readiness.isReady ? .ok : .serviceUnavailable) { writer in
                    writer.beginObject()
                    writer.key("status")
                    writer.string(readiness.isReady ? "ready" : "not-ready")
                    writer.key("checks")
                    writer.beginObject()
                    for check in readiness.checks {
                        writer.key(check.name)
                        writer.beginObject()
                        writer.key("passed")
                        writer.bool(check.isPassed)
                        writer.key("detail")
                        writer.string(check.detail)
                        writer.endObject()
                    }
                    writer.endObject()
                    writer.endObject()
                }
            },
            Operation("readMetrics", .get, "/metrics", .open, .open, answers: [.metrics]) { _ in
                StoreGauges(backend).set()
                return Reply(Array(ServiceObservation.metrics.text().utf8), type: .metrics)
            },
        ]
    }
}
