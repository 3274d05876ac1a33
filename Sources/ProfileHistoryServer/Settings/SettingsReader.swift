internal import Configuration
internal import FoundationEssentials
internal import JSON
internal import SystemPackage

/// Reads settings from flags, the environment and a file, in this order of precedence.
struct SettingsReader: Sendable {
    private let reader: ConfigReader

    /// Refuses flags that are none, which the library would pass over.
    init(arguments: [String], environment: [String: String]) async throws {
        try Self.check(arguments)
        try Self.check(environment)
        let flags = CommandLineArgumentsProvider(arguments: ["profilehistoryd"] + arguments)
        let variables = EnvironmentVariablesProvider(environmentVariables: environment)
            .prefixKeys(with: "profilehistory")
        var providers: [any ConfigProvider] = [flags, variables]
        if let file = ConfigReader(providers: providers).string(forKey: "config") {
            try Self.check(file)
            do {
                let settings = try await FileProvider<JSONSnapshot>(filePath: FilePath(file))
                providers.append(settings)
            } catch {
                throw SettingsError("--config: \(file) can not be read as JSON settings: \(error)")
            }
        }
        reader = ConfigReader(providers: providers)
    }

    private static func check(_ arguments: [String]) throws(SettingsError) {
        var rest = arguments[...]
        var seen: Set<String> = []
        while let argument = rest.popFirst() {
            let name = argument.split(separator: "=", maxSplits: 1).first.map(String.init) ?? ""
            guard let setting = Setting.all.first(where: { $0.flag == name }) else {
                throw SettingsError("\(name) is no setting; see --help")
            }
            guard seen.insert(name).inserted else {
                throw SettingsError("\(name) stands twice; say it once")
            }
            let isFollowed = rest.first.map { !$0.hasPrefix("--") } ?? false
            if argument.contains("=") {
                throw SettingsError("\(name): write the value behind a space, not behind `=`")
            }
            if isFollowed {
                let value = rest.removeFirst()
                if setting.kind == .flag, value != "true", value != "false" {
                    throw SettingsError("\(name) takes no value but true or false")
                }
            } else if setting.kind != .flag {
                throw SettingsError("\(name) is followed by a value")
            }
        }
    }

    /// Variables of the command and of the tools, which the service's environment may hold too.
    private static let othersVariables = ["PROFILEHISTORY_SERVICE", "PROFILEHISTORY_BINARIES"]

    /// Refuses variables that are none: a limit with a slip in its name would not be there.
    private static func check(_ environment: [String: String]) throws(SettingsError) {
        let known = Set(Setting.all.map(\.variable)).union(othersVariables)
        let unknown = environment.keys.filter {
            $0.hasPrefix("PROFILEHISTORY_") && !known.contains($0)
        }
        if let name = unknown.min() {
            throw SettingsError("\(name) is no setting; see --help")
        }
    }

    /// Refuses members of a file that are none.
    private static func check(_ file: String) throws(SettingsError) {
        let document: JSONValue
        do {
            document = try JSONValue(parsing: Array(Data(contentsOf: URL(filePath: file))))
        } catch {
            throw SettingsError("--config: \(file) can not be read as JSON settings: \(error)")
        }
        let known = Set(Setting.all.map { member($0.name).joined(separator: ".") })
        for path in paths(document, []) where !known.contains(path) {
            throw SettingsError("--config: \(path) is no setting; see --help")
        }
    }

    private static func paths(_ value: JSONValue, _ head: [String]) -> [String] {
        guard let object = value.object else { return [head.joined(separator: ".")] }
        return object.flatMap { key, value in paths(value, head + [key]) }
    }

    /// The members that lead to a setting in a file: `auth` and `jwksFile`.
    private static func member(_ name: String) -> [String] {
        name.split(separator: ".").map { camelCase($0) }
    }

    /// The text of a setting; `nil` where it is not decided and has no standard.
    func text(_ name: String) throws -> String? {
        guard let setting = Setting.all.first(where: { $0.name == name }) else {
            preconditionFailure("\(name) is a setting of the table")
        }
        let key = ConfigKey(Self.member(name))
        if setting.kind == .flag {
            return reader.bool(forKey: key).map { "\($0)" } ?? setting.standard
        }
        if case .number = setting.kind, let number = reader.int(forKey: key) { return "\(number)" }
        let text = reader.string(forKey: key)
        return text?.isEmpty ?? true ? setting.standard : text
    }

    /// The number of a setting.
    func number(_ name: String) throws -> Int {
        let text = try text(name) ?? ""
        guard let setting = Setting.all.first(where: { $0.name == name }),
            case .number(let range) = setting.kind
        else { preconditionFailure("\(name) is a number of the table") }
        guard let number = Int(text), range.contains(number) else {
            throw SettingsError(
                "\(setting.flag) takes a whole number from \(range.lowerBound) to "
                    + "\(range.upperBound)"
            )
        }
        return number
    }

    /// Whether a setting is switched on.
    func flag(_ name: String) throws -> Bool { try text(name) == "true" }

    /// `key-file` as `keyFile`, as the library writes it.
    private static func camelCase(_ text: Substring) -> String {
        let words = text.split(separator: "-")
        return words.dropFirst().reduce(String(words.first ?? "")) { name, word in
            name + word.prefix(1).uppercased() + word.dropFirst()
        }
    }
}
