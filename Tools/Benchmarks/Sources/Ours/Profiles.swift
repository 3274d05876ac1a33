internal import EventModel
internal import ProfileHistoryStore
internal import Projections

/// One profile at a time, of random subjects, after everything has been read once.
struct Profiles {
    private let store: OpenedStore
    private let subjects: Int
    private let count: Int
    private let asOf: AsOf
    private var seed: UInt64

    init(_ options: inout Options) throws {
        store = try OpenedStore(options.word())
        subjects = options.number("--subjects", or: 10_000)
        count = options.number("--count", or: 20_000)
        seed = UInt64(options.number("--seed", or: 1))
        asOf = try ProfileReading.asOf(
            at: options.text("--at") ?? "2017-12-31",
            known: options.text("--known") ?? "2018-06-30"
        )
    }

    mutating func run() throws {
        var all = 0
        for subject in 1...subjects { all += try size(subject) }
        var times: [Double] = []
        times.reserveCapacity(count)
        var values = 0
        let start = now()
        for _ in 0..<count {
            let subject = drawSubject()
            let before = now()
            values += try size(subject)
            times.append(now() - before)
        }
        let seconds = now() - start
        let spread = Distribution(times)
        print(
            "{\"count\":\(count),\"all_values\":\(all),\"seconds\":\(seconds),"
                + "\"p50\":\(spread.percentile(50)),\"p99\":\(spread.percentile(99))}"
        )
    }

    private func size(_ subject: Int) throws -> Int {
        try ProfileReading.size(store.store, SubjectID(rawValue: UInt64(subject)), asOf)
    }

    /// The generator that the limit in C has, so that both ask for the same subjects.
    private mutating func drawSubject() -> Int {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return 1 + Int((seed &>> 33) % UInt64(subjects))
    }
}
