internal import EventLog
internal import EventModel
internal import JSON
internal import Logging
internal import ProfileModel
internal import Synchronization
internal import SystemPackage

/// Writes one JSON object a line on standard error.
///
/// A last fence stands here too: whatever looks like a CPR number is blotted out.
struct JSONLogHandler: LogHandler {
    var logLevel: Logger.Level = .info
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?

    private let label: String
    private let write: @Sendable ([UInt8]) -> Void

    init(label: String, write: @escaping @Sendable ([UInt8]) -> Void = Self.writeToStandardError) {
        self.label = label
        self.write = write
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("time")
        writer.string(RecordingClock.system.now().description)
        writer.key("level")
        writer.string(event.level.rawValue)
        writer.key("logger")
        writer.string(label)
        writer.key("message")
        writer.string(CPRRedaction.redactingCPRNumbers(in: event.message.description))
        let provided = metadataProvider?.get() ?? [:]
        let merged =
            metadata
            .merging(provided) { $1 }
            .merging(event.metadata ?? [:]) { $1 }
        for (key, value) in merged.sorted(by: { $0.key < $1.key }) {
            writer.key(Self.names[key] ?? key)
            writer.string(CPRRedaction.redactingCPRNumbers(in: "\(value)"))
        }
        writer.endObject()
        writer.newline()
        write(writer.bytes)
    }

    /// What the framework calls things, and what they are called here.
    private static let names = ["hb.request.id": "request"]

    private static let lock = Mutex(())

    static func writeToStandardError(_ bytes: [UInt8]) {
        lock.withLock { _ in
            // Nobody can be told that standard error is closed.
            _ = try? unsafe bytes.withUnsafeBytes { bytes in
                try unsafe FileDescriptor.standardError.writeAll(bytes)
            }
        }
    }
}
