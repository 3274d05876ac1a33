internal import EventModel

extension OpenedBlock {
    private static let keysPerJob = 4_096

    /// The index entries of all events, in the order of their keys.
    func indexEntries(key: StoreKey) throws -> [ViewChanges.IndexEntry] {
        let jobs = ParallelJobs<[ViewChanges.IndexEntry]>()
        jobs.append(count: headers.count, chunk: Self.keysPerJob) { range in
            try range.map { try indexEntry($0, key) }
        }
        return try jobs.results().flatMap { $0 }.sorted {
            $0.key.lexicographicallyPrecedes($1.key)
        }
    }

    private func indexEntry(_ index: Int, _ key: StoreKey) throws -> ViewChanges.IndexEntry {
        let bytes = unsafe plaintext.span.bytes.extracting(payloads[index])
        let payload = try Payload(bytes)
        let position = headers[index].position
        guard let id = String(validating: payload.id) else {
            throw EventLogError.damaged("the record at position \(position)")
        }
        var indexKey: [UInt8] = []
        IndexKey.write(source: payload.source, id: id, key: key, to: &indexKey)
        return ViewChanges.IndexEntry(key: indexKey, position: position)
    }
}
