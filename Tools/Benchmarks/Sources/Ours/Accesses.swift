internal import AccessLog
internal import EventModel
internal import Glibc
internal import ProfileHistoryStore
internal import Synchronization

/// Readings that are logged: what an entry costs the processor, and how long callers wait for it.
///
/// First a page of what an earlier run logged is read, whose persons this process does not know.
/// Then all are handed in at once, so that few commits stand between; then callers each log one
/// after another, as a service's requests do.
struct Accesses {
    private let store: OpenedStore
    private let subjectCount: Int
    private let count: Int
    private let callers: Int

    init(_ options: inout Options) throws {
        store = try OpenedStore(options.word())
        subjectCount = options.number("--subjects", or: 1_000)
        count = options.number("--count", or: 200_000)
        callers = options.number("--callers", or: 64)
    }

    func run() async throws {
        let log = try store.store.openAccessLog()
        let start = now()
        let page = try log.page(AccessQuery(newestFirst: true, limit: 100))
        let reading = now() - start
        let (cpu, wall) = try handInAll(to: log)
        let (waits, seconds) = try await waitForEach(of: log)
        let micros = { (time: Double) in time * 1e6 }
        print(
            "{\"pageEntries\":\(page.entries.count),\"pageMicroseconds\":\(micros(reading)),"
                + "\"entries\":\(count),\"cpuMicroseconds\":\(micros(cpu) / Double(count)),"
                + "\"perSecondAtOnce\":\(Double(count) / wall),\"callers\":\(callers),"
                + "\"waited\":\(waits.count),\"perSecondWaiting\":\(Double(waits.count) / seconds),"
                + "\"p50Microseconds\":\(micros(Distribution(waits).percentile(50))),"
                + "\"p99Microseconds\":\(micros(Distribution(waits).percentile(99)))}"
        )
    }

    private func entry(_ index: Int) -> AccessEntry {
        // A step that visits every person once before any comes again.
        let subject = UInt64(index &* 7_919 % subjectCount + 1)
        return AccessEntry(
            actor: "caseworker-\(index % 300)",
            role: "caseworker",
            organisation: "0101",
            operation: "profile.read",
            subjects: [SubjectID(rawValue: subject)],
            criterion: "by number",
            purpose: "contact interview",
            caseNumber: "2026-\(index)",
            model: "published-2021-09-15",
            resultDigest: [UInt8](repeating: UInt8(truncatingIfNeeded: index), count: 32)
        )
    }

    private func handInAll(to log: AccessLog) throws -> (cpu: Double, wall: Double) {
        let entries = (0..<count).map(entry)
        let failures = Atomic(0)
        let (began, used) = (now(), Self.processorTime())
        for entry in entries.dropLast() {
            log.submit(entry) { answer in
                if case .failure = answer { failures.add(1, ordering: .relaxed) }
            }
        }
        try log.appendAndWait(entries[count - 1])
        let times = (Self.processorTime() - used, now() - began)
        guard failures.load(ordering: .relaxed) == 0 else { Options.stop("an entry failed") }
        return times
    }

    private func waitForEach(of log: AccessLog) async throws -> ([Double], Double) {
        let began = now()
        let waits = await withTaskGroup(of: [Double].self) { group in
            for caller in 0..<callers {
                group.addTask {
                    var own: [Double] = []
                    for index in 0..<100 {
                        let start = now()
                        guard (try? await log.append(entry(caller * 100 + index))) != nil else {
                            Options.stop("an entry failed")
                        }
                        own.append(now() - start)
                    }
                    return own
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        return (waits, now() - began)
    }

    /// What all threads of the process have used, in seconds.
    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
