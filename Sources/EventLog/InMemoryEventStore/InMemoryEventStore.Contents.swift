internal import EventModel

extension InMemoryEventStore {
    /// What the store holds, in plain arrays and dictionaries.
    struct Contents {
        /// The log: an event's index is its position.
        var events: [Event] = []
        /// Where the event with a key stands.
        var positions: [EventKey: Position] = [:]
        /// Where a subject's events stand, oldest first.
        var streams: [SubjectID: [Position]] = [:]
        /// The names of sources by their number.
        var sources: [String] = []
        /// The values of bookmarks.
        var bookmarks: [String: [UInt8]] = [:]
        /// Who is known by which number.
        var people = People()
    }

    /// Subjects and the aliases that they are found by.
    struct People {
        var owners: [Alias: SubjectID] = [:]
        var aliases: [SubjectID: [Alias]] = [:]

        /// Makes a subject's alias known.
        mutating func add(_ alias: Alias, of subject: SubjectID) {
            owners[alias] = subject
            aliases[subject, default: []].append(alias)
        }

        /// Deals the next subject number to somebody new.
        mutating func enrol(_ alias: Alias) -> SubjectID {
            let subject = SubjectID(rawValue: UInt64(aliases.count) + 1)
            add(alias, of: subject)
            return subject
        }
    }
}

extension InMemoryEventStore.Contents {
    /// The event at a position that the store has dealt.
    subscript(position: Position) -> Event { events[Int(position.rawValue)] }

    /// The number of a source, dealt when it is first needed.
    mutating func number(ofSource name: String) -> SourceNumber {
        if let index = sources.firstIndex(of: name) { return SourceNumber(rawValue: UInt32(index)) }
        sources.append(name)
        return SourceNumber(rawValue: UInt32(sources.count - 1))
    }

    /// A subject's events packed anew, `nil` when there are none.
    func stream(of subject: SubjectID) -> PackedStream? {
        guard let places = streams[subject] else { return nil }
        var writer = StreamWriter()
        for place in places {
            let event = self[place]
            guard let source = sources.firstIndex(of: event.key.source) else {
                preconditionFailure("The source of a stored event has a number")
            }
            let restated = NewEvent(
                type: event.type, destination: .subject(subject), key: event.key,
                registered: event.registered, effective: event.effective, body: event.body)
            var payload: [UInt8] = []
            Payload.append(
                restated, source: SourceNumber(rawValue: UInt32(source)), target: event.target,
                to: &payload)
            writer.append(
                position: event.position, recorded: event.recorded, type: event.type,
                payload: payload.span)
        }
        return PackedStream(subject: subject, bytes: writer.bytes)
    }
}
