public import EventModel

/// A model version laid before the store, with its whole document.
public struct ModelRegisteredBody: EventBody {
    /// The version's name.
    public let model: String
    /// Who laid it before the store.
    public let author: String
    /// The document that defines it, byte for byte.
    public let document: [UInt8]

    /// Describes a model version.
    public init(model: String, author: String, document: [UInt8]) {
        self.model = model
        self.author = author
        self.document = document
    }

    /// `EventType.modelRegistered`.
    public static var type: EventType { .modelRegistered }

    /// Adds name, author and document.
    public func append(to bytes: inout [UInt8]) {
        bytes.append(lengthPrefixed: model)
        bytes.append(lengthPrefixed: author)
        bytes.append(lengthPrefixed: document)
    }

    /// Reads a model version.
    public init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        model = try reader.string()
        author = try reader.string()
        document = Array(copying: try reader.lengthPrefixed())
        try reader.finish()
    }
}
