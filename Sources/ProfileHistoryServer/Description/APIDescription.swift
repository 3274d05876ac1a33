internal import CAPIDescription

/// The service's own description (OpenAPI 3.1).
enum APIDescription {
    /// The document, as it is served: `openapi.json` beside this file, byte for byte.
    static let document: [UInt8] = {
        let count = capi_description_size()
        return unsafe [UInt8](unsafeUninitializedCapacity: count) { place, written in
            guard let start = place.baseAddress else {
                preconditionFailure("the document is not empty")
            }
            unsafe capi_description_copy(start)
            written = count
        }
    }()
}
