internal import Crypto
internal import EventModel

/// The key of the idempotency index: a source's number, then its id in the source's own order.
///
/// A run of digits is preceded by its length, so that `cpr-9` stands before `cpr-10` and ids that a
/// source counts up are appended at one edge of the index instead of all over it. Ten digits that
/// could be a person number are replaced by a keyed digest, because the index is not sealed.
enum IndexKey {
    /// Writes the key of an id to `bytes`, replacing what stood there.
    static func write(
        source: SourceNumber, id: String, pseudonyms key: SymmetricKey, to bytes: inout [UInt8]
    ) {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(bigEndian: source.rawValue)
        var run: [UInt8] = []
        var hyphen: Int?
        for byte in id.utf8 {
            if 0x30...0x39 ~= byte {
                run.append(byte)
            } else if byte == 0x2D && run.count == 6 && hyphen == nil {
                hyphen = 6
            } else {
                flush(&run, &hyphen, key, to: &bytes)
                bytes.append(byte)
            }
        }
        flush(&run, &hyphen, key, to: &bytes)
    }

    private static func flush(
        _ run: inout [UInt8], _ hyphen: inout Int?, _ key: SymmetricKey, to bytes: inout [UInt8]
    ) {
        defer {
            run.removeAll(keepingCapacity: true)
            hyphen = nil
        }
        if isPersonNumber(run[...]) {
            append(pseudonymOf: run[...], hyphen: hyphen != nil, key, to: &bytes)
        } else if hyphen != nil {
            append(digits: run[..<6], to: &bytes)
            bytes.append(0x2D)
            append(run: run[6...], key, to: &bytes)
        } else {
            append(digits: run[...], to: &bytes)
        }
    }

    private static func append(
        run: ArraySlice<UInt8>, _ key: SymmetricKey, to bytes: inout [UInt8]
    ) {
        if isPersonNumber(run) {
            append(pseudonymOf: run, hyphen: false, key, to: &bytes)
        } else {
            append(digits: run, to: &bytes)
        }
    }

    private static func append(
        pseudonymOf run: ArraySlice<UInt8>, hyphen: Bool, _ key: SymmetricKey,
        to bytes: inout [UInt8]
    ) {
        bytes.append(pseudonymMark)
        bytes.append(hyphen ? 1 : 0)
        let code = HMAC<SHA256>.authenticationCode(for: Array(run), using: key)
        bytes.append(contentsOf: code.prefix(16))
    }

    /// A byte that no id holds, because control characters are refused.
    private static let pseudonymMark: UInt8 = 0x01

    private static func append(digits: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
        guard !digits.isEmpty else { return }
        bytes.append(0x30)
        bytes.append(UInt8(digits.count))
        bytes.append(contentsOf: digits)
    }

    private static func isPersonNumber(_ run: ArraySlice<UInt8>) -> Bool {
        guard run.count == 10 else { return false }
        let first = run.startIndex
        let day = (run[first] - 0x30) * 10 + (run[first + 1] - 0x30)
        let month = (run[first + 2] - 0x30) * 10 + (run[first + 3] - 0x30)
        return (1...31 ~= day || 61...91 ~= day) && 1...12 ~= month
    }
}
