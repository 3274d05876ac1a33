internal import EventLog
internal import FoundationEssentials
internal import JSON
internal import TransparencyLog

/// A record of a bundle: its bytes, its own key, and its way to the checkpoint's root.
struct BundleRecord {
    let disclosed: DisclosedRecord
    let path: [MerkleHash]

    init(_ disclosed: DisclosedRecord, path: [MerkleHash]) {
        self.disclosed = disclosed
        self.path = path
    }

    /// Reads a line; `nil` where it is none.
    init?(line: [UInt8]) {
        guard let value = try? JSONValue(parsing: line),
            let record = value["record"]?.string.flatMap({ Data(base64Encoded: $0) }),
            let hashes = value["path"]?.array
        else { return nil }
        let path = hashes.compactMap { $0.string.flatMap { MerkleHash(base64: $0) } }
        guard path.count == hashes.count else { return nil }
        var key: [UInt8]?
        if let text = value["key"]?.string {
            guard let data = Data(base64Encoded: text) else { return nil }
            key = [UInt8](data)
        }
        self.init(DisclosedRecord(record: [UInt8](record), key: key), path: path)
    }

    /// Adds the record as a line.
    func append(to bytes: inout [UInt8]) {
        var writer = JSONWriter()
        writer.beginObject()
        disclosed.writeMembers(to: &writer)
        writer.key("path")
        writer.beginArray()
        for hash in path { writer.string(hash.base64) }
        writer.endArray()
        writer.endObject()
        writer.newline()
        bytes.append(contentsOf: writer.bytes)
    }
}
