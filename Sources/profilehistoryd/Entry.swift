internal import FoundationEssentials
internal import Glibc
internal import ProfileHistoryServer

/// The service's process: settings in, exit code out.
@main
enum Entry {
    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.contains("--help") || arguments.contains("-h") {
            return write(SettingsHelp.text, to: 1)
        }
        do {
            let environment = ProcessInfo.processInfo.environment
            let settings = try await Settings(arguments: arguments, environment: environment)
            ProfileHistoryService.bootstrap(settings)
            try await ProfileHistoryService(settings).run { address in
                write("listening on \(address)\n", to: 2)
            }
        } catch let error as SettingsError {
            write("profilehistoryd: \(error)\n", to: 2)
            exit(2)
        } catch {
            write("profilehistoryd: \(error)\n", to: 2)
            exit(4)
        }
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { bytes in
            _ = unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        }
    }
}
