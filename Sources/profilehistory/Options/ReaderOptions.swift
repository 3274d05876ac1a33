internal import ArgumentParser

/// In which roles is read.
struct ReaderOptions: ParsableArguments {
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "Read in this role: restricted data are shown to roles that may see them.",
            valueName: "role"
        )
    )
    var roles: [String] = []
}
