internal import EventLog
internal import EventModel
internal import ProfileModel
internal import RegisterImport

/// Names the events of a delivery: by its time, a keyed digest of the person, and the column.
///
/// The same delivery gives the same names again. They tell no person number, and those of one
/// person stand together, so that the index grows person by person.
struct DeliveryNames: Sendable {
    private let key: StoreKey
    private let time: String

    init(key: StoreKey, delivered: RegisteredTime) {
        self.key = key
        let day = Copenhagen.date(at: delivered.instant)
        let isOpening = Copenhagen.opening(of: day) == delivered.instant
        time = isOpening ? "\(day)" : "\(delivered)"
    }

    /// What begins every name of a person's events.
    func prefix(of alias: Alias) -> String {
        let digits = "\(alias.digits)"
        let zeros = String(repeating: "0", count: 10 - digits.utf8.count)
        let digest = key.pseudonym(of: Array("delivered-person:\(zeros)\(digits)".utf8))
        return "\(time)/\(Self.letters(digest))/"
    }

    /// The name of a column.
    func column(_ point: StatedPoint) -> String { DreamHeader.name(of: point) }

    /// 80 bits of a digest as 16 letters: without digits, nothing in it looks like a number.
    private static func letters(_ digest: [UInt8]) -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEF".utf8)
        var text: [UInt8] = []
        for half in [digest[0..<5], digest[5..<10]] {
            var bits = half.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            for _ in 0..<8 {
                text.append(alphabet[Int(bits & 31)])
                bits >>= 5
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
