internal import EventModel
internal import JSON

/// How far an interrupted run had come, kept beside its partial output.
///
/// It holds numbers about the run and nothing about a person.
struct ReplayState: Hashable, Sendable {
    /// The layout that this release writes.
    static let format: Int64 = 2

    /// The release whose rows they are.
    var release = StoreVersion.release
    /// What was asked, as ``ReplayRequest/text``.
    var request: String
    /// The fingerprint of the store's key.
    var store: String
    /// What the run looks at.
    var scope: ReplayScope
    /// When the store took the last event in that the run looks at, in microseconds since 1970;
    /// tells a log that was restored and went on differently.
    var lastRecorded: Int64
    /// The versions that score.
    var models: [String]
    /// The first subject's number that is still to do.
    var nextSubject: UInt64 = 1
    /// How many bytes of the output are durable.
    var byteCount = 0
    /// How many subjects or issued scores have been replayed.
    var resultCount = 0
    /// The counts so far.
    var counts: [Int] = []

    /// Whether this is a run of the same question over the same history.
    func isSameRun(as other: ReplayState) -> Bool {
        release == other.release && request == other.request && store == other.store
            && scope == other.scope && lastRecorded == other.lastRecorded && models == other.models
    }
}

extension ReplayState {
    /// The state as one JSON object.
    var json: [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        writer.key("replayState")
        writer.integer(Self.format)
        writer.member("release", release)
        writer.member("request", request)
        writer.member("store", store)
        for (name, number) in [
            ("end", Int64(clamping: scope.end.rawValue)), ("now", scope.now.microseconds),
            ("lastSubject", Int64(clamping: scope.lastSubject)), ("lastRecorded", lastRecorded),
            ("nextSubject", Int64(clamping: nextSubject)), ("byteCount", Int64(byteCount)),
            ("resultCount", Int64(resultCount)),
        ] {
            writer.key(name)
            writer.integer(number)
        }
        writer.key("models")
        writer.beginArray()
        for model in models { writer.string(model) }
        writer.endArray()
        writer.key("counts")
        writer.beginArray()
        for count in counts { writer.integer(count) }
        writer.endArray()
        writer.endObject()
        writer.newline()
        return writer.bytes
    }

    /// Reads a state; nil where the bytes are not one that this release writes.
    init?(parsing bytes: [UInt8]) {
        guard let value = try? JSONValue(parsing: bytes),
            value["replayState"]?.int64 == Self.format,
            let release = value["release"]?.string, let request = value["request"]?.string,
            let store = value["store"]?.string, let models = value["models"]?.array,
            let counts = value["counts"]?.array
        else { return nil }
        var numbers: [Int64] = []
        for name in [
            "end", "now", "lastSubject", "lastRecorded", "nextSubject", "byteCount", "resultCount",
        ] {
            guard let number = value[name]?.int64 else { return nil }
            numbers.append(number)
        }
        guard numbers.allSatisfy({ $0 >= 0 }) else { return nil }
        self.release = release
        self.request = request
        self.store = store
        scope = ReplayScope(
            end: Position(rawValue: UInt64(numbers[0])),
            now: Instant(microseconds: numbers[1]),
            lastSubject: UInt64(numbers[2])
        )
        lastRecorded = numbers[3]
        nextSubject = UInt64(numbers[4])
        byteCount = Int(numbers[5])
        resultCount = Int(numbers[6])
        self.models = models.compactMap(\.string)
        self.counts = counts.compactMap(\.int64).map { Int($0) }
        // No run counts so far; sums of what is not one of ours could overflow.
        guard self.counts.allSatisfy({ $0 >= 0 && $0 <= Int(Int32.max) }) else { return nil }
    }
}
