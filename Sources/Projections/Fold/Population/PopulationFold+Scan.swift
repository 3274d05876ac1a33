import EventModel
import ProfileModel

extension PopulationFold {
    /// Lets every visible entry compete for its cell; gathers marks, or goes by them.
    mutating func scan(
        _ stream: RawSpan,
        _ limits: FoldLimits,
        isSecond: Bool
    ) throws(CodecError) {
        found.submission = nil
        for word in filled.indices { filled[word] = 0 }
        for row in rows.indices {
            rows[row].hasEarlierValue = false
            rows[row].hasEarlierEnd = false
        }
        try Self.scan(
            stream,
            limits,
            isSecond: isSecond,
            routes: &routes,
            cells: &cells,
            filled: &filled,
            rows: &rows,
            found: &found
        )
    }

    private static func scan(
        _ stream: RawSpan,
        _ limits: FoldLimits,
        isSecond: Bool,
        // Not written to: so that it need not be retained for the time of the call.
        routes: inout [FoldRoute],
        cells: inout [PackedFact],
        filled: inout [UInt64],
        rows: inout [SeriesRow],
        found: inout FoldFindings
    ) throws(CodecError) {
        var table = FoldCells(
            cells: cells.mutableSpan,
            filled: filled.mutableSpan,
            rows: rows.mutableSpan
        )
        var scanner = EntryScanner(stream, tracksRecorded: limits.tracksRecorded)
        while try scanner.advance() {
            if scanner.position.rawValue > limits.position { return }
            if limits.tracksRecorded,
                scanner.recorded.instant.microseconds > limits.recorded
            {
                return
            }
            switch scanner.type {
            case .fact:
                guard let fact = try FoldedFact(scanner, limits, routes.span) else { continue }
                if isSecond && found.isHidden(scanner.position, limits) { continue }
                table.offer(fact)
            case .submission:
                try found.consider(scanner, limits, isSecond: isSecond)
            case .annulment, .dispute, .withdrawal:
                if !isSecond { try found.gather(scanner, limits) }
            default: break
            }
        }
    }
}
