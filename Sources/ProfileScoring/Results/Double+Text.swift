import JSON

extension Double {
    /// The number as in JSON: the shortest text that reads back the same, whole ones without a
    /// fraction and zero without a sign.
    var text: String {
        guard isFinite else { return "\(self)" }
        var writer = JSONWriter()
        writer.double(self == 0 ? 0 : self)
        return writer.text
    }
}
