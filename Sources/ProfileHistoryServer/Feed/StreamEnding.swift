internal import ServiceLifecycle

/// Ends the event streams before the server is told to end.
///
/// The watcher's end is the streams'. The server closes a connection of HTTP/2 as soon as its last
/// stream is over, and may drop that stream's last frame; so the streams get a moment before.
struct StreamEnding: Service {
    let watcher: LogWatcher
    let open: Turnstile

    /// How long streams are waited for: those that are not taken end with the server.
    private static let patience = Duration.seconds(1)
    /// How long the last frames of a stream may be under way.
    private static let grace = Duration.milliseconds(100)

    func run() async throws {
        try await watcher.run()
        let end = ContinuousClock.now + Self.patience
        var isAnyOpen = false
        while open.count > 0, ContinuousClock.now < end {
            isAnyOpen = true
            try? await Task.sleep(for: LogWatcher.interval)
        }
        if isAnyOpen { try? await Task.sleep(for: Self.grace) }
    }
}
