public import EventModel
public import Projections

/// The axis on which a question says what was known.
public enum Clock: String, Hashable, Sendable, CaseIterable {
    /// When the source said so.
    case registered
    /// When this store took it in.
    case recorded
    /// A place in the log.
    case position
}

extension AsOf {
    /// Reads a question's times.
    ///
    /// A bare date means the close of that day in Copenhagen, on either axis. `known` may be a log
    /// position (`position:12`, or a number with the clock `position`); without it everything known
    /// by `now` counts.
    public init(
        at: String,
        known: String?,
        clock: Clock?,
        includesDisputed: Bool = false,
        now: Instant
    ) throws(StoreError) {
        let effective = EffectiveTime(try Self.close(at, field: "at"))
        self.init(
            effective: effective,
            known: try Self.known(known, clock: clock, now: now),
            includesDisputed: includesDisputed
        )
    }

    private static func known(
        _ text: String?,
        clock: Clock?,
        now: Instant
    ) throws(StoreError) -> Known {
        guard let text else {
            guard clock != .position else {
                throw StoreError(
                    .badInput,
                    "the clock `position` needs a log position",
                    field: "known"
                )
            }
            return clock == .recorded
                ? .recorded(RecordedTime(now)) : .registered(RegisteredTime(now))
        }
        if text.hasPrefix("position:") || clock == .position {
            guard clock == nil || clock == .position else {
                throw StoreError(
                    .badInput,
                    "a log position goes with the clock `position`",
                    field: "clock"
                )
            }
            let digits = text.hasPrefix("position:") ? text.dropFirst(9) : text[...]
            guard let position = UInt64(digits), digits.allSatisfy(\.isASCIIDigit) else {
                throw StoreError(
                    .badInput,
                    "a log position is a whole number from 0",
                    field: "known"
                )
            }
            return .position(Position(rawValue: position))
        }
        let instant = try close(text, field: "known")
        return clock == .recorded
            ? .recorded(RecordedTime(instant)) : .registered(RegisteredTime(instant))
    }

    private static func close(_ text: String, field: String) throws(StoreError) -> Instant {
        do {
            return try DayOrInstant(parsing: text).close
        } catch {
            throw StoreError(.badInput, "the time \(error)", field: field)
        }
    }
}

extension Character {
    /// Whether it is one of 0 to 9; a number with a sign is no place and no subject.
    var isASCIIDigit: Bool { isASCII && isNumber }
}

extension EffectiveTime {
    /// Reads from when something is asked for: an instant, or a date, which means its opening in
    /// Copenhagen.
    public init(opening text: String, field: String) throws(StoreError) {
        do {
            self.init(try DayOrInstant(parsing: text).opening)
        } catch {
            throw StoreError(.badInput, "the time \(error)", field: field)
        }
    }

    /// Reads until when something is asked for: an instant, or a date, which means its close in
    /// Copenhagen.
    public init(closing text: String, field: String) throws(StoreError) {
        do {
            self.init(try DayOrInstant(parsing: text).close)
        } catch {
            throw StoreError(.badInput, "the time \(error)", field: field)
        }
    }
}
