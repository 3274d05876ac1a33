/// What `--help` prints.
public enum SettingsHelp {
    /// The settings, one after another, in at most 80 columns.
    public static var text: String {
        let head = """
            The job-centre API of a profile history store.

            USAGE: profilehistoryd --store STORE --auth-issuer ISSUER ...

            Every setting is a flag, a variable of the environment, or a member of a JSON
            file, in this order of precedence: --auth-issuer, PROFILEHISTORY_AUTH_ISSUER,
            {"auth":{"issuer":...}}.

            SETTINGS:

            """
        return head + Setting.all.map(entry).joined() + "\n  --help\n      Print this.\n"
    }

    private static func entry(_ setting: Setting) -> String {
        let value = setting.kind == .flag ? "" : " VALUE"
        let standard = setting.standard.map { " (\($0))" } ?? ""
        return "  \(setting.flag)\(value)\(standard)\n" + wrapped(setting.meaning)
    }

    private static func wrapped(_ text: String) -> String {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if line.count + word.count + 1 > 72 {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? String(word) : " \(word)"
        }
        lines.append(line)
        return lines.map { "      \($0)\n" }.joined()
    }
}
