public import EventModel
import ProfileModel

extension PopulationFold {
    /// The value of the attribute at a place of the plan, and where its event stands in the log.
    ///
    /// Nil where no fact gives it one. `stream` is the one that was folded last. Mutating only so
    /// that the workspace is not copied to be asked; nothing changes.
    public mutating func value(
        at place: Int,
        in stream: RawSpan
    ) throws(CodecError) -> (value: PackedValue, position: Position)? {
        let fact = cells[place]
        guard fact.isFilled(in: round), let value = try PackedValue(fact, in: stream) else {
            return nil
        }
        return (value, Position(rawValue: fact.position))
    }

    /// What the last `count` periods of a series add up to, or those before the one asked.
    ///
    /// Nil where no period up to the last of them holds a value. Where a list of `codes` is named,
    /// only values that are on it count. `stream` is the one that was folded last. Mutating only so
    /// that the workspace is not copied to be asked; nothing changes.
    public mutating func totals(
        at place: Int,
        lastOf count: Int,
        includingAsked: Bool,
        codes: TextTables,
        list: Int?,
        in stream: RawSpan
    ) throws(CodecError) -> SeriesTotals? {
        let row = rows[place]
        let end = row.firstCell + row.reach + (includingAsked ? 1 : 0)
        let first = end - count
        precondition(first >= row.firstCell, "a window lies within the plan's reach")
        let round = self.round
        var isKnown = earlier(place) & 1 != 0
        let cells = self.cells.span
        var cell = row.firstCell
        while cell < first && !isKnown {
            isKnown = cells[cell].hasValue(in: round)
            cell &+= 1
        }
        var totals = SeriesTotals()
        cell = first
        while cell < end {
            let fact = cells[cell]
            cell &+= 1
            guard fact.hasValue(in: round) else { continue }
            isKnown = true
            if let list, try !fact.isListed(codes, list, in: stream) { continue }
            try totals.add(fact, in: stream)
        }
        return isKnown ? totals : nil
    }
}

extension SeriesTotals {
    /// Adds the fact of a period that is later than all those before it.
    @inline(__always)
    fileprivate mutating func add(_ fact: PackedFact, in stream: RawSpan) throws(CodecError) {
        count &+= 1
        greatest = max(greatest, fact.position)
        let number = try fact.number(in: stream)
        if fact.kind == FactHead.erased { isErased = true }
        if number > 0 { positiveCount &+= 1 }
        sum += number
    }
}

extension PackedFact {
    /// The value as a number; zero where it is none.
    @inline(__always)
    fileprivate func number(in stream: RawSpan) throws(CodecError) -> Double {
        guard kind == 4, end &- start == 8 else { return try otherNumber(in: stream) }
        let number = Double(bitPattern: stream.uint64(at: start))
        return number.isFinite ? number : try otherNumber(in: stream)
    }

    @inline(never)
    private func otherNumber(in stream: RawSpan) throws(CodecError) -> Double {
        switch try PackedValue(self, in: stream) {
        case .integer(let integer): Double(integer)
        case .decimal(let decimal): decimal
        case .code, .text, .date, .erased, nil: 0
        }
    }

    /// Whether the value is a code of a list.
    @inline(never)
    fileprivate func isListed(
        _ codes: TextTables,
        _ list: Int,
        in stream: RawSpan
    ) throws(CodecError) -> Bool {
        guard case .code(let text) = try PackedValue(self, in: stream) else {
            // What was destroyed may have been listed.
            return kind == FactHead.erased
        }
        return codes.place(of: stream.extracting(text), in: list) != nil
    }
}
