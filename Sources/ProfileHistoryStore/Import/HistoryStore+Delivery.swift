internal import EventLog
internal import EventModel
internal import FoundationEssentials

extension HistoryStore {
    /// Stores what a delivery of DREAM says otherwise than the deliveries before it.
    ///
    /// Every delivery is a full load of its persons and columns; only differences become events. A
    /// row is stored whole or not at all; one that does not hold is described in a file, and the
    /// rows around it go in. An import that was interrupted goes on where it stopped. Throws
    /// `.badInput` when the file can not be read, its header is none, or the delivery lies in the
    /// future or would change what a later one has said; run it again when the store failed.
    public func importDelivery(
        _ path: String,
        options: DeliveryOptions,
        progress: @escaping (ImportProgress) -> Void = { _ in }
    ) throws(StoreError) -> DeliverySummary {
        guard options.delivered.instant <= now() else {
            throw StoreError(
                .badInput,
                "the delivery lies in the future by this store's clock (\(now()))",
                field: "delivered"
            )
        }
        return try DeliveryImport(self, path: path, options: options, progress: progress).run()
    }

    /// The name of the bookmark for one file as one delivery of one source.
    func deliveryBookmark(_ path: String, _ options: DeliveryOptions) -> String {
        "\(importBookmark(path)):\(options.delivered.instant.microseconds):\(options.source)"
    }

    /// Where an interrupted import of a delivery stopped, if its files are still as they were.
    func deliveryMark(
        _ name: String,
        _ file: FeedFile,
        rejectedFile: String
    ) throws(StoreError) -> DeliveryMark? {
        guard try importMark(name, file, rejectedFile: rejectedFile) != nil else { return nil }
        return try translating {
            try log.bookmark(named: name).map { (bytes) in try DeliveryMark(decoding: bytes) }
        }
    }

    /// The time of a source's newest delivery, as far as rows of it have been looked at.
    ///
    /// It is no fact about a person and so no event: what is unchanged leaves no other trace.
    func newestDelivery(of source: String) throws(StoreError) -> RegisteredTime? {
        try translating {
            guard let bytes = try log.bookmark(named: Self.newestBookmark(source)) else {
                return nil
            }
            var reader = unsafe ByteReader(bytes.span.bytes)
            return RegisteredTime(Instant(microseconds: try reader.int64()))
        }
    }

    /// Keeps the time of a delivery as its source's newest, unless a later one is known.
    func noteDelivery(_ options: DeliveryOptions) throws(StoreError) {
        if let newest = try newestDelivery(of: options.source), newest >= options.delivered {
            return
        }
        var bytes: [UInt8] = []
        bytes.append(littleEndian: options.delivered.instant.microseconds)
        let bookmark = Bookmark(name: Self.newestBookmark(options.source), value: bytes)
        try translating { _ = try log.append([], bookmark: bookmark) }
    }

    private static func newestBookmark(_ source: String) -> String { "delivered:\(source)" }
}
