internal import EventLog
internal import EventModel
internal import Metrics
internal import ProfileHistoryStore

/// How the store stands, looked at when metrics are asked for.
struct StoreGauges {
    let backend: Backend

    init(_ backend: Backend) { self.backend = backend }

    func set() {
        if let next = try? backend.store.log.nextPosition() {
            Gauge(label: "log_events").record(Double(next.rawValue))
        }
        if let left = DiskSpace.left(at: backend.settings.store) {
            Gauge(label: "disk_free_bytes").record(Double(left))
        }
        if let log = backend.store.log as? LMDBEventStore, let use = try? log.mapUse() {
            Gauge(label: "map_used_bytes").record(Double(use.usedByteCount))
            Gauge(label: "map_size_bytes").record(Double(use.maximumByteCount))
            Gauge(label: "reader_slots").record(Double(use.readerCount))
        }
    }
}
