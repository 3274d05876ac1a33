/// The parameters of an address, percent-decoded and each there once.
struct Query: Sendable {
    private let values: [(name: String, value: String)]

    /// The places of a log and of the read log, as far as every client can count.
    static let positions: ClosedRange<UInt64> = 0...UInt64(Int64.max)

    /// Reads what stands behind the question mark (the form encoding of the URL standard).
    ///
    /// Refuses what a typing error or a guess would look like: a parameter that the operation does
    /// not have, one that stands twice, one that is empty, and percent signs that encode no UTF-8.
    init(_ text: String?, allowing names: [String]) throws(Problem) {
        guard let text, !text.isEmpty else {
            values = []
            return
        }
        var values: [(name: String, value: String)] = []
        for part in text.split(separator: "&", omittingEmptySubsequences: true) {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let value = sides.count > 1 ? sides[1] : ""
            guard let name = PercentEncoding.decode(sides[0], isForm: true),
                let decoded = PercentEncoding.decode(value, isForm: true)
            else {
                throw Problem(
                    .badRequest,
                    "the query encodes a control character, or what is no UTF-8"
                )
            }
            guard names.contains(name) else {
                let known = names.isEmpty ? "none" : names.joined(separator: ", ")
                throw Problem(.badRequest, "the query has an unknown parameter; known: \(known)")
            }
            guard !values.contains(where: { $0.name == name }) else {
                throw Problem(.badRequest, "the parameter stands twice", field: name)
            }
            guard !decoded.isEmpty else {
                throw Problem(.badRequest, "the parameter is empty; leave it out", field: name)
            }
            values.append((name, decoded))
        }
        self.values = values
    }

    /// The same parameters but for one, which gets a value, as they stand behind a question mark.
    func text(with name: String, _ value: String) -> String {
        let all = values.filter { $0.name != name } + [(name, value)]
        return all.map { "\($0.name)=\(PercentEncoding.encode($0.value))" }.joined(separator: "&")
    }

    /// The value of a parameter, `nil` where it is not there.
    subscript(name: String) -> String? { values.first { $0.name == name }?.value }

    /// A whole number in a range.
    func integer(_ name: String, in range: ClosedRange<UInt64>) throws(Problem) -> UInt64? {
        guard let text = self[name] else { return nil }
        let isNumber = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard isNumber, let number = UInt64(text), range.contains(number) else {
            throw Problem(
                .badRequest,
                "give a whole number from \(range.lowerBound) to \(range.upperBound)",
                field: name
            )
        }
        return number
    }

    /// `true` or `false`; false where it is not there.
    func flag(_ name: String) throws(Problem) -> Bool {
        switch self[name] {
        case nil, "false"?: return false
        case "true"?: return true
        default: throw Problem(.badRequest, "give true or false", field: name)
        }
    }

    /// A list of texts, separated by commas; empty where it is not there.
    func list(_ name: String) throws(Problem) -> [String] {
        guard let text = self[name] else { return [] }
        let list = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard !list.contains("") else {
            throw Problem(.badRequest, "give one or more, separated by commas", field: name)
        }
        return list
    }
}

/// Percent encoding (RFC 3986, section 2.1).
enum PercentEncoding {
    /// The text that is encoded; `nil` where the encoding or the UTF-8 in it does not hold, or
    /// where it holds a control character.
    ///
    /// In a form a plus sign is a space.
    static func decode(_ text: some StringProtocol, isForm: Bool = false) -> String? {
        // Most of what is sent needs no decoding.
        if text.utf8.allSatisfy({ isPlain($0) && !(isForm && $0 == UInt8(ascii: "+")) }) {
            return String(text)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var rest = text.utf8.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit)
                else { return nil }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where isForm: bytes.append(0x20)
            default: bytes.append(byte)
            }
        }
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// A text with everything encoded but what never means anything else (section 2.3).
    static func encode(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a byte stands for itself, unless it is a plus sign in a form.
    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "%")
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
