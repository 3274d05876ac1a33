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
        found.mayBeRestricted = false
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
        var entry = EntryCursor(tracksRecorded: limits.tracksRecorded)
        while try entry.advance(in: stream) {
            let position = entry.position
            if limits.end(before: entry) {
                let occur = try Restrictions.occur(from: entry, in: stream)
                found.mayBeRestricted = found.mayBeRestricted || occur
                return
            }
            guard entry.type == .fact else {
                try found.consider(
                    entry.type,
                    entry.payload(in: stream),
                    endingAt: entry.payloadEnd,
                    position,
                    limits,
                    isSecond: isSecond
                )
                continue
            }
            let timed = try entry.timed(in: stream)
            if timed.registered > limits.registered || timed.effective > limits.effective {
                continue
            }
            let head = try FactHead(entry, timed, in: stream)
            guard head.attribute < routes.count else { continue }
            let route = routes[head.attribute]
            var cell = Int(route.cell)
            var size = head.size
            if head.hasPeriod {
                if route.firstCell < 0 { continue }
                let period = try entry.uint32AndByte(timed, after: size, in: stream)
                cell = try route.cell(of: Int32(bitPattern: period.0), granularity: period.1)
                size &+= 5
            }
            if cell == FoldRoute.nowhere { continue }
            if isSecond && found.isHidden(position, limits) { continue }
            if cell < 0 {
                routes[head.attribute].earlier |= head.kind == 0 ? 2 : 1
                continue
            }
            let best = cells[cell]
            if best.isFilled(in: round) && best.holds(against: timed.effective, timed.registered) {
                continue
            }
            cells[cell] = PackedFact(
                effective: timed.effective,
                registered: timed.registered,
                position: position.rawValue,
                start: timed.body &+ size,
                end: entry.payloadEnd,
                kind: head.kind,
                round: round
            )
        }
    }
}
