public import EventModel
public import ProfileModel

/// The attributes and forms that a store knows: the built-in ones and those that events define.
///
/// A definition stays for good: facts with its number may be stored already, and a number whose
/// meaning went away could be dealt again. So an annulment of a definition changes nothing here.
public struct CatalogFold: Hashable, Sendable {
    /// The attributes, by number and by name.
    public private(set) var attributes: AttributeCatalog
    /// The forms, by name.
    public private(set) var forms: FormCatalog

    /// Reads the registry's packed stream; linear in its length.
    ///
    /// Throws when the bytes are not a stream that a store writes, or a definition contradicts an
    /// earlier one.
    public init(of registry: RawSpan) throws(CodecError) {
        attributes = .builtIn
        forms = .builtIn
        var reader = StreamReader(registry)
        while let entry = try reader.next() { try add(entry) }
    }

    /// Reads the registry's packed stream.
    public init(of registry: [UInt8]) throws(CodecError) {
        try unsafe self.init(of: registry.span.bytes)
    }

    private mutating func add(_ entry: borrowing StreamEntry) throws(CodecError) {
        switch entry.type {
        case .attributeDefined:
            let body = try AttributeDefinedBody(decoding: entry.payload.body)
            do throws(CatalogError) {
                try attributes.define(body.definition)
            } catch {
                throw CodecError(offset: entry.offset, reason: error.description)
            }
        case .formDefined:
            let body = try FormDefinedBody(decoding: entry.payload.body)
            do throws(FormError) {
                try forms.define(body.form)
            } catch {
                throw CodecError(offset: entry.offset, reason: error.description)
            }
        default: break
        }
    }
}
