import EventModel
import ProfileModel
import Projections

/// Bytes as they may stand on a disk.
enum RecordFuzz {
    static func run(_ bytes: [UInt8]) {
        let span = bytes.span.bytes
        var reader = ByteReader(span)
        if let header = try? RecordHeader(from: &reader) {
            var again: [UInt8] = []
            header.append(to: &again)
            hold(again == Array(bytes.prefix(again.count)), "a header is written as it was read")
        }
        walk(bytes)
        for type in UInt8.min...60 {
            _ = try? Statement(type: EventType(rawValue: type), body: span)
        }
        fold(bytes)
    }

    /// The cursor stands where the reader reads, entry by entry.
    private static func walk(_ bytes: [UInt8]) {
        let span = bytes.span.bytes
        var reader = StreamReader(span)
        var cursor = EntryCursor(tracksRecorded: true)
        var last: UInt64?
        while let entry = try? reader.next() {
            // The cursor refuses positions that do not grow, the reader leaves that to its caller.
            if let last, entry.position.rawValue <= last { return }
            last = entry.position.rawValue
            guard (try? cursor.advance(in: span)) == true else {
                return hold(false, "the cursor goes as far as the reader")
            }
            hold(cursor.position == entry.position, "cursor and reader have the same position")
            hold(cursor.recorded == entry.recorded, "cursor and reader have the same time")
            hold(cursor.type == entry.type, "cursor and reader have the same type")
            guard let effective = entry.payload.effective else { continue }
            guard let timed = try? cursor.timed(in: span) else {
                return hold(false, "an effective time is found by both")
            }
            hold(
                timed.effective == effective.instant.microseconds
                    && timed.registered == entry.payload.registered.instant.microseconds,
                "both read the same times"
            )
        }
    }

    private static func fold(_ bytes: [UInt8]) {
        let question = AsOf(
            effective: EffectiveTime(Instant(microseconds: 1_500_000_000_000_000)),
            known: .position(Position(rawValue: .max))
        )
        var fold = ProfileFold()
        _ = try? fold.profile(of: bytes, asOf: question)
        _ = try? SubjectHistory(of: bytes, asOf: question)
        let reader = Reader(at: question.effective)
        let span = bytes.span.bytes
        _ = try? fold.profile(of: span, asOf: question, for: reader)
        _ = try? SubjectHistory(of: span, asOf: question, for: reader)
    }
}
