internal import ArgumentParser
internal import RegisterImport

/// How the files of an import are written.
enum ImportFormat: String, ExpressibleByArgument, CaseIterable {
    /// One JSON object a line.
    case ndjson
    /// Long-form CSV, one row an event.
    case csv
    /// A delivery of DREAM: wide CSV, one row a person.
    case dream

    /// The format of a feed of events; `nil` where the file is a delivery.
    var ofFeed: FeedReader.Format? {
        switch self {
        case .ndjson: .ndjson
        case .csv: .csv
        case .dream: nil
        }
    }
}

/// When a delivery was made, and by whom.
struct DeliveryArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "When the delivery was made, with --format dream: the registered time of its events.",
            valueName: "date"
        )
    )
    var delivered: String?

    @Option(
        help: ArgumentHelp(
            "The source of the delivery, with --format dream; dream unless given.",
            valueName: "name"
        )
    )
    var source: String?

    /// Refuses a delivery without a time, and a time or a source without a delivery.
    func validate(_ format: ImportFormat?) throws {
        if format == .dream {
            guard delivered != nil else {
                throw ValidationError("Missing expected argument '--delivered <date>'")
            }
        } else if delivered != nil || source != nil {
            throw ValidationError("--delivered and --source go with --format dream.")
        }
    }
}
