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
        Gauge(label: "feed_streams").record(Double(backend.feedStreams.count))
        setViews()
        guard let log = backend.store.log as? LMDBEventStore else { return }
        let totals = log.commitTotals
        Gauge(label: "append_commits").record(Double(totals.commits))
        Gauge(label: "append_submissions").record(Double(totals.submissions))
        guard let use = try? log.mapUse() else { return }
        Gauge(label: "map_used_bytes").record(Double(use.usedByteCount))
        Gauge(label: "map_size_bytes").record(Double(use.maximumByteCount))
        Gauge(label: "readers").record(Double(use.readerCount))
        Gauge(label: "oldest_reader_age_transactions").record(Double(use.oldestReaderAge))
    }

    /// How far views are behind the log, which is nothing, and how far a rebuild has come.
    private func setViews() {
        guard let views = try? backend.store.views() else { return }
        for state in views {
            let name = [("view", "\(state.view)")]
            Gauge(label: "view_events", dimensions: name).record(Double(state.through.rawValue))
            let rebuilt = state.rebuild?.through?.rawValue ?? 0
            Gauge(label: "view_rebuild_events", dimensions: name).record(Double(rebuilt))
        }
    }
}
