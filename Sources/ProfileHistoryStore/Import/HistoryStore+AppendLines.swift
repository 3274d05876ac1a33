internal import EventLog
internal import EventModel
internal import RegisterImport

extension HistoryStore {
    /// Appends events given as lines of the feed, each by itself, and suspends until they are
    /// durable.
    ///
    /// One outcome for each line, in order: a line that does not hold is refused and keeps no other
    /// one out. A line whose id is stored already, with the same content, is stored once. Lines
    /// that define attributes or forms are refused: they go by files. Throws `.unavailable` where
    /// the store can not be written; nothing was stored then.
    public func append(lines: [[UInt8]]) async throws(StoreError) -> [LineOutcome] {
        let registry = try registry()
        var parser = FeedParser(
            catalog: registry.attributes,
            forms: registry.forms,
            derivedID: derivedID
        )
        let now = now()
        var requests: [AppendRequest] = []
        var outcomes: [LineOutcome?] = []
        for line in lines {
            do throws(LineError) {
                let event = try parser.parse(line: line, now: now)
                if event.destination == .subject(.registry) {
                    outcomes.append(Self.definitionRefused)
                } else {
                    requests.append(AppendRequest([event]))
                    outcomes.append(nil)
                }
            } catch {
                outcomes.append(
                    .refused(code: error.code.rawValue, field: error.field, reason: error.message)
                )
            }
        }
        var stored = try await appended(requests)[...]
        return outcomes.map { outcome in
            guard outcome == nil, let next = stored.popFirst() else {
                guard let outcome else { preconditionFailure("each request has an outcome") }
                return outcome
            }
            return next
        }
    }

    private static var definitionRefused: LineOutcome {
        .refused(
            code: LineError.Code.unknownType.rawValue,
            field: "type",
            reason: "attributes and forms are defined by an import, not here"
        )
    }

    private func appended(_ requests: [AppendRequest]) async throws(StoreError) -> [LineOutcome] {
        if requests.isEmpty { return [] }
        let outcomes: [AppendOutcome]
        do throws(EventLogError) {
            outcomes = try await log.append(requests)
        } catch {
            throw StoreError(.unavailable, error.message, cause: error.cause)
        }
        return outcomes.map { outcome in
            switch outcome {
            case .stored(let placements): return .stored(placements[0])
            case .refused(let refusal):
                let row = RejectedRow(refusal, at: LinePlace(number: 1, offset: 0, endOffset: 0))
                return .refused(code: row.code, field: row.field, reason: row.reason)
            }
        }
    }
}
