internal import ArgumentParser
internal import FoundationEssentials
internal import Glibc
internal import ProfileHistoryStore

/// Starts the service over a store, in the place of this process.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Answer the job-centre API over HTTP.",
        discussion: """
            Starts profilehistoryd, which is looked for beside this command, in PATH, or where \
            PROFILEHISTORY_SERVICE says. What stands behind the store is handed on to it:

              profilehistory serve STORE --auth-issuer ISSUER --auth-jwks-file FILE \
            --tls-certificate FILE --tls-key FILE

            profilehistoryd --help explains every setting; they may stand in a file or the \
            environment too.
            """
    )

    @OptionGroup var options: StoreOptions

    @Argument(
        parsing: .allUnrecognized,
        help: ArgumentHelp("Settings of the service.", valueName: "settings")
    )
    var settings: [String] = []

    func run() throws {
        guard let program = Self.program() else {
            throw StoreError(
                .badInput,
                "profilehistoryd is not found beside this command or in PATH; build it with: "
                    + "swift build -c release --product profilehistoryd"
            )
        }
        var arguments = [program, "--store", options.store]
        if let keyFile = options.namedKeyFile { arguments += ["--key-file", keyFile] }
        arguments += settings
        var pointers = unsafe arguments.map { unsafe strdup($0) }
        unsafe pointers.append(nil)
        // Only a failure comes back.
        unsafe execv(program, &pointers)
        throw StoreError(.badInput, "\(program) can not be started: it is no program")
    }

    /// The service's program.
    private static func program() -> String? {
        var places: [String] = []
        if let named = Variables.value("PROFILEHISTORY_SERVICE") { places.append(named) }
        if let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
            places.append(URL(filePath: own).deletingLastPathComponent().path + "/profilehistoryd")
        }
        let path = Variables.value("PATH") ?? ""
        places += path.split(separator: ":").map { "\($0)/profilehistoryd" }
        return places.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
