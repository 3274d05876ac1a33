public import EventModel
import ProfileModel

extension PopulationFold {
    /// The value of the attribute at a place of the plan, and where its event stands in the log.
    ///
    /// Nil where no fact gives it one. `stream` is the one that was folded last.
    public func value(
        at place: Int,
        in stream: RawSpan
    ) throws(CodecError) -> (value: PackedValue, position: Position)? {
        guard filled[place >> 6] >> UInt64(place & 63) & 1 != 0 else { return nil }
        let fact = cells[place]
        guard let value = try PackedValue(fact, in: stream) else { return nil }
        return (value, Position(rawValue: fact.position))
    }

    /// What the last `count` periods of a series add up to, or those before the one asked.
    ///
    /// Nil where no period up to the last of them holds a value. Where a list of `codes` is named,
    /// only values that are on it count. `stream` is the one that was folded last.
    public func totals(
        at place: Int,
        lastOf count: Int,
        includingAsked: Bool,
        codes: TextTables,
        list: Int?,
        in stream: RawSpan
    ) throws(CodecError) -> SeriesTotals? {
        let row = rows[place]
        let end = row.firstCell + Int(row.reach) + (includingAsked ? 1 : 0)
        precondition(count <= end - row.firstCell, "a window lies within the plan's reach")
        var totals = SeriesTotals()
        var isKnown = row.hasEarlierValue
        for cell in row.firstCell..<end {
            guard filled[cell >> 6] >> UInt64(cell & 63) & 1 != 0 else { continue }
            let fact = cells[cell]
            if fact.kind == 0 { continue }
            isKnown = true
            if cell < end - count { continue }
            try totals.add(fact, codes, list: list, in: stream)
        }
        return isKnown ? totals : nil
    }
}

extension SeriesTotals {
    fileprivate mutating func add(
        _ fact: PackedFact,
        _ codes: TextTables,
        list: Int?,
        in stream: RawSpan
    ) throws(CodecError) {
        guard let value = try PackedValue(fact, in: stream) else { return }
        if let list {
            guard case .code(let text) = value,
                codes.place(of: stream.extracting(text), in: list) != nil
            else { return }
        }
        count += 1
        let position = Position(rawValue: fact.position)
        lastPosition = max(lastPosition ?? position, position)
        let number: Double
        switch value {
        case .integer(let integer): number = Double(integer)
        case .decimal(let decimal): number = decimal
        case .code, .text, .date: return
        }
        if number > 0 { positiveCount += 1 }
        sum += number
    }
}
