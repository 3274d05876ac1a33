public import EventModel

/// A model version laid before the store, with its whole document.
public struct ModelRegisteredBody: EventBody {
    /// The version's name.
    public let model: String
    /// Who laid it before the store.
    public let author: String
    /// The document that defines it, byte for byte.
    public let document: [UInt8]
    /// The PMML document that the first one binds, byte for byte; `nil` where it binds none.
    public let pmml: [UInt8]?

    /// Describes a model version.
    public init(model: String, author: String, document: [UInt8], pmml: [UInt8]? = nil) {
        self.model = model
        self.author = author
        self.document = document
        self.pmml = pmml
    }

    /// `EventType.modelRegistered`.
    public static var type: EventType { .modelRegistered }

    /// Adds name, author and document, and the PMML document where there is one.
    ///
    /// With one it begins with an empty text, which is no version's name: so neither encoding is
    /// the beginning of another.
    public func append(to bytes: inout [UInt8]) {
        if pmml != nil { bytes.append(lengthPrefixed: "") }
        bytes.append(lengthPrefixed: model)
        bytes.append(lengthPrefixed: author)
        bytes.append(lengthPrefixed: document)
        if let pmml { bytes.append(lengthPrefixed: pmml) }
    }

    /// Reads a model version.
    public init(decoding bytes: RawSpan) throws(CodecError) {
        var reader = ByteReader(bytes)
        let first = try reader.string()
        model = first.isEmpty ? try reader.string() : first
        author = try reader.string()
        document = Array(copying: try reader.lengthPrefixed())
        pmml = first.isEmpty ? Array(copying: try reader.lengthPrefixed()) : nil
        try reader.finish()
    }
}
