internal import ArgumentParser

/// How data is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    /// For people.
    case table
    /// For machines.
    case json
}

/// How data is printed.
struct OutputOptions: ParsableArguments {
    @Option(help: "How to print: table or json.")
    var format: OutputFormat = .table
}
