internal import Glibc
internal import Synchronization

/// Notices Ctrl-C and a request to end, so that a long job can stop where it can be gone on with.
///
/// A second one ends the program at once.
struct Interruption {
    init() {
        // Made before a signal can come: a handler must not be the first to ask for it.
        Self.count.store(0, ordering: .relaxed)
        // Whoever started the program may have left them blocked.
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        for number in [SIGINT, SIGTERM] {
            unsafe sigaddset(&signals, number)
            signal(number) { number in
                Interruption.count.add(1, ordering: .relaxed)
                Glibc.signal(number, SIG_DFL)
            }
        }
        _ = unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    private static let count = Atomic(0)

    /// Whether one has come.
    var hasCome: Bool { Self.count.load(ordering: .relaxed) > 0 }
}
