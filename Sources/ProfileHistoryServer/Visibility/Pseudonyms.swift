internal import Crypto
internal import CryptoExtras
internal import EventModel

/// The names under which auditors see persons: `pseudonym:` and 32 hexadecimal digits.
///
/// One block of AES under a key of the store's: the same person has the same name for ever, nobody
/// without the key tells whom it stands for, and the store does without a table.
struct Pseudonyms: Sendable {
    static let prefix = "pseudonym:"

    private let key: SymmetricKey

    /// Names persons by a key of 16 bytes.
    init(key: [UInt8]) {
        precondition(key.count == 16, "a key of AES-128 has 16 bytes")
        self.key = SymmetricKey(data: key)
    }

    /// The name of a person.
    func name(of subject: SubjectID) -> String {
        var block = (0..<8).map { UInt8(truncatingIfNeeded: subject.rawValue >> (8 * $0)) }
        block += [UInt8](repeating: 0, count: 8)
        do {
            try AES.permute(&block, key: key)
        } catch {
            preconditionFailure("a block of AES has 16 bytes, and so has the key")
        }
        return Self.prefix + EntityTag.hexadecimal(block)
    }

    /// The person whom a name stands for; `nil` for a name that this store did not give.
    func subject(named name: some StringProtocol) -> SubjectID? {
        guard name.hasPrefix(Self.prefix),
            var block = Self.bytes(name.dropFirst(Self.prefix.count)), block.count == 16
        else { return nil }
        do {
            try AES.inversePermute(&block, key: key)
        } catch {
            return nil
        }
        guard block[8...].allSatisfy({ $0 == 0 }) else { return nil }
        let number = block[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return number > 0 ? SubjectID(rawValue: number) : nil
    }

    private static func bytes(_ digits: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var rest = digits.utf8.makeIterator()
        while let high = rest.next() {
            guard let low = rest.next(), let upper = value(of: high), let lower = value(of: low)
            else { return nil }
            bytes.append(upper << 4 | lower)
        }
        return bytes
    }

    private static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
