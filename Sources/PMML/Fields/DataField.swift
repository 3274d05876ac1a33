/// A field of the data dictionary.
struct DataField: Sendable {
    let name: String
    let type: DataType
    let opType: OpType
    let displayName: String?
    let domain: Domain
}
