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
        round &+= 1
        for row in rows.indices { routes[Int(rows[row].attribute.rawValue)].earlier = 0 }
        try Self.scan(
            stream,
            limits,
            isSecond: isSecond,
            round: round,
            routes: &routes,
            cells: &cells,
            found: &found
        )
    }

    private static func scan(
        _ stream: RawSpan,
        _ limits: FoldLimits,
        isSecond: Bool,
        round: UInt64,
        routes: inout [FoldRoute],
        cells: inout [PackedFact],
        found: inout FoldFindings
    ) throws(CodecError) {
        // Held for writing once, not once a fact.
        var routes = routes.mutableSpan
        var cells = cells.mutableSpan
        var scanner = EntryScanner(stream, tracksRecorded: limits.tracksRecorded)
        while try scanner.advance() {
            let position = scanner.position
            if position.rawValue > limits.position { return }
            if limits.tracksRecorded,
                scanner.recorded.instant.microseconds > limits.recorded
            {
                return
            }
            guard scanner.type == .fact else {
                try found.consider(
                    scanner.type,
                    scanner.payload,
                    endingAt: scanner.payloadEnd,
                    position,
                    limits,
                    isSecond: isSecond
                )
                continue
            }
            let timed = try scanner.timed()
            if timed.registered > limits.registered || timed.effective > limits.effective {
                continue
            }
            let head = try FactHead(scanner, timed)
            guard head.attribute < routes.count else { continue }
            var cell = Int(routes[head.attribute].cell)
            var size = head.size
            if head.hasPeriod {
                let route = routes[head.attribute]
                if route.firstCell < 0 { continue }
                let (bits, granularity) = try scanner.uint32AndByte(timed, after: size)
                let ordinal = Int32(bitPattern: bits)
                let place = Int(ordinal) &- Int(route.first)
                if granularity != route.granularity || place < 0 {
                    if isSecond && found.isHidden(position, limits) { continue }
                    routes[head.attribute].earlier |= try route.note(
                        head.kind,
                        granularity
                    )
                    continue
                }
                if place > Int(route.reach) { continue }
                cell = Int(route.firstCell) &+ place
                size &+= 5
            }
            if cell < 0 { continue }
            if isSecond && found.isHidden(position, limits) { continue }
            let best = cells[cell]
            if best.isFilled(in: round) && best.holds(against: timed.effective, timed.registered) {
                continue
            }
            cells[cell] = PackedFact(
                effective: timed.effective,
                registered: timed.registered,
                position: position.rawValue,
                start: timed.body &+ size,
                end: scanner.payloadEnd,
                kind: head.kind,
                round: round
            )
        }
    }
}

extension FoldRoute {
    /// What a fact says of the periods before the first: it is about one, or of another length.
    ///
    /// Weeks stand before months, as in the order of a profile.
    @inline(__always)
    func note(_ kind: UInt8, _ granularity: UInt8) throws(CodecError) -> UInt8 {
        guard granularity == 1 || granularity == 2 else { throw FactHead.unknownTag(0) }
        if granularity > self.granularity { return 0 }
        return kind == 0 ? 2 : 1
    }
}
