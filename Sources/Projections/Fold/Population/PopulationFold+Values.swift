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
        let fact = cells[place]
        guard fact.isFilled(in: round), let value = try PackedValue(fact, in: stream) else {
            return nil
        }
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
        let end = row.firstCell + row.reach + (includingAsked ? 1 : 0)
        let first = end - count
        precondition(first >= row.firstCell, "a window lies within the plan's reach")
        let cells = self.cells.span
        var totals = SeriesTotals()
        var isKnown = earlier(place) & 1 != 0
        for cell in row.firstCell..<end where cells[cell].hasValue(in: round) {
            isKnown = true
            if cell < first { continue }
            if let list, try !isListed(cells[cell], codes, list, in: stream) { continue }
            try totals.add(cells[cell], in: stream)
        }
        return isKnown ? totals : nil
    }

    /// Whether a value is a code of a list.
    private func isListed(
        _ fact: PackedFact,
        _ codes: TextTables,
        _ list: Int,
        in stream: RawSpan
    ) throws(CodecError) -> Bool {
        guard case .code(let text) = try PackedValue(fact, in: stream) else { return false }
        return codes.place(of: stream.extracting(text), in: list) != nil
    }
}

extension SeriesTotals {
    /// Adds a fact that is later than all those before it.
    @inline(__always)
    fileprivate mutating func add(_ fact: PackedFact, in stream: RawSpan) throws(CodecError) {
        count &+= 1
        let position = Position(rawValue: fact.position)
        lastPosition = max(lastPosition ?? position, position)
        let number = try fact.number(in: stream)
        if number > 0 { positiveCount &+= 1 }
        sum += number
    }
}

extension PackedFact {
    /// The value as a number; zero where it is none.
    @inline(__always)
    fileprivate func number(in stream: RawSpan) throws(CodecError) -> Double {
        guard kind == ValueKind.decimal.rawValue, end &- start == 8 else {
            return try otherNumber(in: stream)
        }
        let number = Double(bitPattern: stream.uint64(at: start))
        return number.isFinite ? number : try otherNumber(in: stream)
    }

    @inline(never)
    private func otherNumber(in stream: RawSpan) throws(CodecError) -> Double {
        switch try PackedValue(self, in: stream) {
        case .integer(let integer): Double(integer)
        case .decimal(let decimal): decimal
        case .code, .text, .date, nil: 0
        }
    }
}
