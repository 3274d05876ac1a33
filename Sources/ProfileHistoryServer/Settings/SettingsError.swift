/// What is the matter with the settings; the description names the setting and the remedy.
public struct SettingsError: Error, CustomStringConvertible, Sendable {
    /// One line, without secrets.
    public let description: String

    init(_ description: String) { self.description = description }
}
