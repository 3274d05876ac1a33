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
        /// Whose data was destroyed, and where that is said.
        var erasures: [SubjectID: Position] = [:]
        /// Events of which something was destroyed.
        var redacted: Set<Position> = []
    }

    /// Subjects and the aliases that they are found by.
    struct People {
        var owners: [Alias: SubjectID] = [:]
        var aliases: [SubjectID: [Alias]] = [:]
        private var dealtCount: UInt64 = 0

        /// Makes a subject's alias known.
        mutating func add(_ alias: Alias, of subject: SubjectID) {
            owners[alias] = subject
            aliases[subject, default: []].append(alias)
        }

        /// Deals the next subject number to somebody new.
        mutating func enrol(_ alias: Alias) -> SubjectID {
            dealtCount += 1
            let subject = SubjectID(rawValue: dealtCount)
            add(alias, of: subject)
            return subject
        }
    }
}

extension InMemoryEventStore.Contents {
    /// Forgets a person, as an event at a position says.
    mutating func erase(_ subject: SubjectID, at position: Position) {
        for place in streams.removeValue(forKey: subject) ?? [] {
            positions[self[place].key] = nil
        }
        for alias in people.aliases.removeValue(forKey: subject) ?? [] {
            people.owners[alias] = nil
        }
        erasures[subject] = position
    }

    /// Puts in the place of events what a redaction says of them.
    ///
    /// - Precondition: The event is a redaction whose payloads decode.
    mutating func redact(_ event: Event) {
        guard let said = try? unsafe Redaction(decoding: event.body.span.bytes) else {
            preconditionFailure("A request that redacts has the body of a redaction")
        }
        for replacement in said.replacements {
            guard let payload = try? unsafe Payload(replacement.payload.span.bytes) else {
                preconditionFailure("What stands in the place of an event is a payload")
            }
            events[Int(replacement.position.rawValue)].body = [UInt8](copying: payload.body)
            redacted.insert(replacement.position)
        }
    }

    /// The event at a position that the store has dealt.
    subscript(position: Position) -> Event { events[Int(position.rawValue)] }

    /// The number of a source that has one.
    private func number(ofSource name: String) -> SourceNumber? {
        let index = sources.firstIndex { $0.utf8.elementsEqual(name.utf8) }
        return index.map { SourceNumber(rawValue: UInt32($0)) }
    }

    /// Gives a source the next number unless it has one.
    mutating func addSource(_ name: String) {
        if number(ofSource: name) == nil { sources.append(name) }
    }

    /// A subject's events packed anew, `nil` when there are none.
    func stream(of subject: SubjectID) -> PackedStream? {
        guard let places = streams[subject] else { return nil }
        var writer = StreamWriter()
        for place in places {
            let event = self[place]
            guard let source = number(ofSource: event.key.source) else {
                preconditionFailure("The source of a stored event has a number")
            }
            let restated = NewEvent(
                type: event.type,
                destination: .subject(subject),
                key: event.key,
                registered: event.registered,
                effective: event.effective,
                body: event.body
            )
            var payload: [UInt8] = []
            Payload.append(restated, source: source, target: event.target, to: &payload)
            writer.append(
                position: event.position,
                recorded: event.recorded,
                type: event.type,
                payload: payload.span
            )
        }
        return PackedStream(subject: subject, bytes: writer.bytes)
    }
}
