internal import EventLog
internal import FoundationEssentials
internal import TransparencyLog

/// The name that a store's log goes by in its checkpoints (C2SP tlog-checkpoint, origin).
enum Origin {
    /// A name that no other store has.
    static func random() -> String { "profilehistory/" + suffix(bytes: 8) }

    /// The name of a log that goes on from an older state of another: it tells of both.
    static func following(_ origin: String, at size: UInt64) -> String {
        "\(origin)/from-\(size)-" + suffix(bytes: 4)
    }

    /// The name, once it may be one.
    static func checked(_ origin: String) throws(StoreError) -> String {
        let secret = [UInt8](repeating: 1, count: NoteSigner.byteCount)
        guard origin.utf8.count <= 200, NoteSigner(name: origin, secret: secret) != nil else {
            throw StoreError(
                .badInput,
                "an origin has up to 200 bytes, no space and no plus sign, such as "
                    + "example.org/profiles",
                field: "origin"
            )
        }
        return origin
    }

    private static func suffix(bytes count: Int) -> String {
        HistoryStore.hexadecimal(Array(StoreKey.newSecret().prefix(count)))
    }
}
