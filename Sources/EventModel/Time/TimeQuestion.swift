/// The times in a question, where a bare date means the close of that day in Denmark.
public enum TimeQuestion {
    /// Reads a date, which means its close, or an instant, which means itself.
    ///
    /// Throws what `DayOrInstant.parse(_:)` throws.
    public static func parse(_ text: Span<UInt8>) throws(TimeError) -> Instant {
        try DayOrInstant.parse(text).close
    }

    /// Reads a date or an instant, or takes the default where the question says nothing.
    ///
    /// The default is only worked out when it is needed, so it may read the clock.
    public static func parse(
        _ text: (some StringProtocol)?,
        default fallback: @autoclosure () -> Instant
    ) throws(TimeError) -> Instant {
        guard let text else { return fallback() }
        return try DayOrInstant(parsing: text).close
    }
}
