internal import EventModel

extension Alias {
    /// The ten digits in ASCII.
    var text: [UInt8] {
        var text = [UInt8](repeating: 0x30, count: 10)
        var rest = digits
        for index in text.indices.reversed() {
            text[index] = 0x30 + UInt8(rest % 10)
            rest /= 10
        }
        return text
    }

    /// Reads ten digits in ASCII.
    init?(text: [UInt8]) {
        guard text.count == 10, text.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        self.init(digits: text.reduce(0) { $0 * 10 + UInt64($1 - 0x30) })
    }
}
