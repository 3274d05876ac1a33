internal import EventLog
internal import FoundationEssentials
internal import JSON

extension DisclosedRecord {
    /// Writes the record and its key, in Base64, as members of an open object; the key is `null`
    /// where the record is readable without.
    func writeMembers(to writer: inout JSONWriter) {
        writer.key("record")
        writer.string(Data(record).base64EncodedString())
        writer.key("key")
        if let key {
            writer.string(Data(key).base64EncodedString())
        } else {
            writer.null()
        }
    }
}
