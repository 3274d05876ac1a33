public import EventModel
import ProfileModel

/// Works out what one source has said of one person, to compare a full load of it with.
///
/// Only facts of that source count, as known at the load's own time by the registered clock. An
/// annulment takes a fact away, as everywhere; a decision "not to be used" does not, because the
/// source has said it all the same and would otherwise say it again with every load.
///
/// Cost: one pass over the stream, or two where something is marked, and a sort of the facts that
/// are no series. No allocation per event or per equal cell: the workspace is kept for the next
/// person. A value of this type is used by one task at a time; make one for each.
public struct LoadFold: Sendable {
    /// What the source says at one column, or from one moment on.
    struct Said {
        var value = ShortValue.absent
        var effective = EffectiveTime(.distantPast)
        var registered = RegisteredTime(.distantPast)
        var position = Position.first
        var isSaid = false

        func beats(_ other: Said) -> Bool {
            if !other.isSaid { return true }
            if effective != other.effective { return effective > other.effective }
            if registered != other.registered { return registered > other.registered }
            return position > other.position
        }
    }

    let layout: LoadLayout
    /// What is said of each column of a series.
    var cells: [Said]
    /// For each attribute that is no series, what holds from when, in the order of time.
    var steps: [[Said]]
    private var marks = MarkTable()

    /// The last revision of the stream, `nil` where it has no events.
    public private(set) var lastRevision: Revision?
    /// The latest time at which the source said anything of the columns' attributes, known or not.
    public private(set) var newest: RegisteredTime?

    /// Makes an empty workspace for loads with these columns.
    public init(layout: LoadLayout) {
        self.layout = layout
        cells = Array(repeating: Said(), count: layout.points.count)
        steps = Array(repeating: [], count: layout.steps.count)
    }

    /// Takes in a person's packed stream.
    ///
    /// A source without a number has said nothing. Throws when the bytes are not a stream that a
    /// store writes; the workspace stays usable.
    public mutating func read(
        _ stream: RawSpan,
        source: SourceNumber?,
        known: RegisteredTime
    ) throws(CodecError) {
        marks.removeAll()
        try scan(stream, source: source, known: known, gathersMarks: true)
        if !marks.isEmpty {
            // Withdrawals act on submissions alone and are not gathered, so the moment is idle.
            marks.resolve(at: EffectiveTime(.distantPast))
            try scan(stream, source: source, known: known, gathersMarks: false)
        }
        for index in steps.indices { arrange(&steps[index]) }
    }

    /// Takes in a person's packed stream held in an array.
    public mutating func read(
        _ stream: [UInt8],
        source: SourceNumber?,
        known: RegisteredTime
    ) throws(CodecError) {
        try unsafe read(stream.span.bytes, source: source, known: known)
    }

    private mutating func scan(
        _ stream: RawSpan,
        source: SourceNumber?,
        known: RegisteredTime,
        gathersMarks: Bool
    ) throws(CodecError) {
        clear()
        var reader = StreamReader(stream)
        var next = Position.first
        while let entry = try reader.next() {
            guard entry.position >= next else {
                throw CodecError(offset: entry.offset, reason: "positions do not grow")
            }
            next = entry.position.next
            lastRevision = entry.revision
            switch entry.type {
            case .fact: if entry.payload.source == source { try consider(entry, known: known) }
            case .annulment, .dispute:
                let mark = try Mark(entry)
                if gathersMarks, entry.payload.registered <= known { marks.add(mark) }
            default: break
            }
        }
    }

    private mutating func consider(
        _ entry: borrowing StreamEntry,
        known: RegisteredTime
    ) throws(CodecError) {
        let head = try FactBody.Head(decoding: entry.payload.body)
        guard layout.covers(head.attribute) else { return }
        let registered = entry.payload.registered
        newest = max(newest ?? registered, registered)
        guard registered <= known,
            !marks.verdict(on: entry.position).isHidden(includingDisputed: true)
        else { return }
        let said = Said(
            value: try ShortValue(decodingFact: entry.payload.body),
            effective: try entry.effective(),
            registered: registered,
            position: entry.position,
            isSaid: true
        )
        if let period = head.period {
            guard let column = layout.column(of: head.attribute, period) else { return }
            if said.beats(cells[column]) { cells[column] = said }
        } else if let index = layout.stepIndex(of: head.attribute) {
            steps[index].append(said)
        }
    }

    private mutating func clear() {
        for index in cells.indices { cells[index].isSaid = false }
        for index in steps.indices { steps[index].removeAll(keepingCapacity: true) }
        lastRevision = nil
        newest = nil
    }

    /// Puts facts in the order of time and keeps of those from one moment the one that wins.
    private func arrange(_ said: inout [Said]) {
        guard said.count > 1 else { return }
        said.sort { $1.beats($0) }
        var kept = 0
        for index in said.indices.dropFirst() {
            if said[index].effective != said[kept].effective { kept += 1 }
            said[kept] = said[index]
        }
        said.removeSubrange((kept + 1)...)
    }
}
