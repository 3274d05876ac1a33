/// Colour and weight, on a terminal only and not where `NO_COLOR` is set.
struct Style: Sendable {
    let isEnabled: Bool

    static var standardOutput: Style { Style(isTerminal: StandardOutput.isTerminal) }
    static var standardError: Style { Style(isTerminal: StandardError.isTerminal) }

    /// For files, whoever watches.
    static var plain: Style { Style(isTerminal: false) }

    private init(isTerminal: Bool) {
        isEnabled = isTerminal && Variables.value("NO_COLOR") == nil
    }

    func heading(_ text: String) -> String { wrap(text, "1") }
    func quiet(_ text: String) -> String { wrap(text, "2") }
    func good(_ text: String) -> String { wrap(text, "32") }
    func attention(_ text: String) -> String { wrap(text, "33") }
    func failure(_ text: String) -> String { wrap(text, "31") }

    private func wrap(_ text: String, _ code: String) -> String {
        isEnabled ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
