/// Measures the store in process; each command prints one line of JSON.
///
///     ours append STORE FEED --batch N [--count N] [--skip N]
///     ours appenders STORE FEED --skip N --count N [--appenders 64] [--blocking]
///     ours profiles STORE --subjects N --at DATE --known DATE [--count N] [--seed 1]
///     ours long-stream STORE --facts N
///     ours corrected STORE --corrections N
///     ours accesses STORE --subjects N [--count 200000] [--callers 64]
///
/// Events are parsed before the clock starts. A store that is missing is made, and its key beside it.
@main
enum Ours {
    static func main() async {
        var options = Options(Array(CommandLine.arguments.dropFirst()))
        do {
            switch options.word() {
            case "append": try Append(&options).run()
            case "appenders": try await Appenders(&options).run()
            case "profiles":
                var profiles = try Profiles(&options)
                try profiles.run()
            case "long-stream": try LongStream(&options).run()
            case "corrected": try Corrected(&options).run()
            case "accesses": try await Accesses(&options).run()
            default:
                Options.stop(
                    "name one of append, appenders, profiles, long-stream, corrected, accesses"
                )
            }
        } catch {
            Options.stop("\(error)")
        }
    }
}
