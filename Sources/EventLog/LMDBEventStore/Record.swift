internal import Crypto
internal import EventModel

/// Record bytes: a readable header, then the payload, sealed for persons.
enum Record {
    /// Adds a record's bytes to `output`.
    static func append(
        _ header: RecordHeader, payload: UnsafeRawBufferPointer, keys: SubjectKeys?,
        to output: inout [UInt8]
    ) {
        guard let keys else {
            header.append(to: &output)
            unsafe output.append(contentsOf: payload)
            return
        }
        var context: [UInt8] = []
        context.reserveCapacity(RecordHeader.byteCount)
        header.append(to: &context)
        output.append(contentsOf: context)
        unsafe context.withUnsafeBytes { context in
            unsafe Sealer.seal(payload, with: keys.records, authenticating: context, to: &output)
        }
    }

    /// How many bytes a record takes.
    static func byteCount(payload: Int, isSealed: Bool) -> Int {
        RecordHeader.byteCount + payload + (isSealed ? Sealer.overhead : 0)
    }

    /// Opens a record's payload.
    static func payload(
        of record: RawSpan, keys: (SubjectID) throws -> SubjectKeys?
    ) throws -> [UInt8] {
        var reader = ByteReader(record)
        let header = try RecordHeader(from: &reader)
        let rest = reader.rest()
        guard header.isSealed == header.subject.isPerson else {
            throw CodecError(offset: 2, reason: "record is sealed where it should not be, or not")
        }
        guard let keys = try keys(header.subject) else { return [UInt8](copying: rest) }
        var plain: [UInt8] = []
        let context = record.extracting(0..<RecordHeader.byteCount)
        guard Sealer.open(rest, with: keys.records, authenticating: context, to: &plain) else {
            throw CodecError(
                offset: RecordHeader.byteCount,
                reason: "payload at position \(header.position) was altered")
        }
        return plain
    }

    /// Decodes a header and an opened payload.
    static func event(
        _ header: RecordHeader, payload: some Collection<UInt8>,
        sourceName: (SourceNumber) throws -> String?
    ) throws -> Event {
        let bytes = Array(payload)
        let decoded = try unsafe Payload(bytes.span.bytes)
        guard let name = try sourceName(decoded.source),
            let event = Event(
                decoded, position: header.position, subject: header.subject,
                revision: header.revision, recorded: header.recorded, type: header.type,
                sourceName: name)
        else { throw EventLogError.damaged("the record at position \(header.position)") }
        return event
    }
}
