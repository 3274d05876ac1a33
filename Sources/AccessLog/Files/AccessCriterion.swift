internal import Crypto
internal import EventLog
internal import EventModel

/// Seals what was searched for under the keys of all whom it found.
///
/// When one of the keys is destroyed nobody can open it any more: a text that found somebody may
/// name her, whomever else it found.
enum AccessCriterion {
    /// Seals a text under the keys of subjects, in the order in which the entry has them.
    static func seal(
        _ text: String,
        with keys: [SubjectAccessKeys],
        number: UInt64,
        nonce: Nonce
    ) -> [UInt8] {
        let plain = Array(text.utf8)
        let context = context(number)
        var sealed: [UInt8] = []
        unsafe Sealer.seal(
            plain.span.bytes,
            with: key(from: keys),
            nonce: nonce,
            authenticating: context.span.bytes,
            to: &sealed
        )
        return sealed
    }

    /// Opens a text; throws where it was altered.
    static func open(
        _ sealed: [UInt8],
        with keys: [SubjectAccessKeys],
        number: UInt64
    ) throws(CodecError) -> String {
        let context = context(number)
        var plain: [UInt8] = []
        let isOpen = unsafe Sealer.open(
            sealed.span.bytes,
            with: key(from: keys),
            authenticating: context.span.bytes,
            to: &plain
        )
        guard isOpen, let text = unsafe String(validating: plain.span.bytes) else {
            throw CodecError(offset: 0, reason: "criterion does not open")
        }
        return text
    }

    private static func context(_ number: UInt64) -> [UInt8] {
        var context = Array("criterion".utf8)
        context.append(littleEndian: number)
        return context
    }

    private static func key(from keys: [SubjectAccessKeys]) -> SealingKey {
        var material = Array("profilehistory/1/access-criterion".utf8)
        for own in keys {
            for index in own.criterion.bytes.indices { material.append(own.criterion.bytes[index]) }
        }
        return SealingKey(SHA256.hash(data: material).byteArray.span)
    }
}
