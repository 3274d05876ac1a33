import Crypto
import Dispatch
import EventModel
import Synchronization
import Testing

@testable import EventLog

@Suite struct SealerTests {
    private let key = SealingKey(bytes: [UInt8](0..<32))
    private let header: [UInt8] = [1, 2, 3]

    private func seal(_ plain: [UInt8]) -> [UInt8] {
        var nonces = Nonces()
        var sealed: [UInt8] = []
        let header = header
        unsafe Sealer.seal(
            plain.span.bytes,
            with: key,
            nonce: nonces.next(),
            authenticating: header.span.bytes,
            to: &sealed
        )
        return sealed
    }

    private func open(
        _ sealed: [UInt8],
        key: SealingKey? = nil,
        header: [UInt8]? = nil
    ) -> [UInt8]? {
        var plain: [UInt8] = []
        let header = header ?? self.header
        let isOpen = unsafe Sealer.open(
            sealed.span.bytes,
            with: key ?? self.key,
            authenticating: header.span.bytes,
            to: &plain
        )
        return isOpen ? plain : nil
    }

    @Test func `sealed bytes open to what was sealed and are 28 longer`() {
        for count in [0, 1, 15, 16, 17, 1_000, 70_000] {
            let plain = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
            let sealed = seal(plain)
            #expect(sealed.count == count + Sealer.overhead)
            #expect(open(sealed) == plain)
        }
    }

    @Test func `AES-GCM of another make opens what is sealed`() throws {
        let sealed = seal([7, 8, 9])
        let box = try AES.GCM.SealedBox(
            nonce: AES.GCM.Nonce(data: sealed.prefix(12)),
            ciphertext: sealed[12..<15],
            tag: sealed.suffix(16)
        )
        let other = SymmetricKey(data: [UInt8](0..<32))
        #expect(Array(try AES.GCM.open(box, using: other, authenticating: header)) == [7, 8, 9])
    }

    @Test func `what AES-GCM of another make sealed opens, with either way of keying`() throws {
        let other = SymmetricKey(data: [UInt8](0..<32))
        let cipher = AESGCM(key)
        for count in [0, 1, 16, 17, 3_000] {
            let plain = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            let box = try AES.GCM.seal(plain, using: other, authenticating: header)
            let sealed = Array(try #require(box.combined))
            #expect(open(sealed) == plain)
            var opened: [UInt8] = [9]
            let header = header
            let isOpen = unsafe Sealer.open(
                sealed.span.bytes,
                with: cipher,
                authenticating: header.span.bytes,
                to: &opened
            )
            #expect(isOpen)
            #expect(opened == [9] + plain)
        }
    }

    @Test func `what does not open leaves the output as it was`() {
        let sealed = seal([1, 2, 3])
        var output: [UInt8] = [5, 6]
        let isOpen = unsafe Sealer.open(
            sealed.span.bytes,
            with: SealingKey(bytes: [UInt8](1..<33)),
            authenticating: header.span.bytes,
            to: &output
        )
        #expect(!isOpen)
        #expect(output == [5, 6])
    }

    @Test func `one keyed cipher serves several threads at once`() {
        let cipher = AESGCM(key)
        let failures = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: 8) { thread in
            var nonces = Nonces()
            for count in 0..<200 {
                let plain = [UInt8](repeating: UInt8(thread), count: count)
                var sealed: [UInt8] = []
                var opened: [UInt8] = []
                let header: [UInt8] = [UInt8(thread)]
                unsafe Sealer.seal(
                    plain.span.bytes,
                    with: cipher,
                    nonce: nonces.next(),
                    authenticating: header.span.bytes,
                    to: &sealed
                )
                let isOpen = unsafe Sealer.open(
                    sealed.span.bytes,
                    with: cipher,
                    authenticating: header.span.bytes,
                    to: &opened
                )
                if !isOpen || opened != plain { failures.add(1, ordering: .relaxed) }
            }
        }
        #expect(failures.load(ordering: .relaxed) == 0)
    }

    @Test func `no altered byte, other key, other header or cut opens`() {
        let sealed = seal([1, 2, 3, 4])
        for offset in sealed.indices {
            for bit in 0..<8 {
                var altered = sealed
                altered[offset] ^= 1 << bit
                #expect(open(altered) == nil)
            }
        }
        for count in sealed.indices { #expect(open(Array(sealed.prefix(count))) == nil) }
        #expect(open(sealed + [0]) == nil)
        #expect(open(sealed, key: SealingKey(bytes: [UInt8](1..<33))) == nil)
        #expect(open(sealed, header: [1, 2]) == nil)
        #expect(open(sealed, header: []) == nil)
    }

    @Test func `nonces are all different, over many draws and instances`() {
        var seen: Set<[UInt8]> = []
        for _ in 0..<50 {
            var nonces = Nonces()
            for _ in 0..<200 {
                let nonce = nonces.next()
                seen.insert(nonce.bytes.indices.map { nonce.bytes[$0] })
            }
        }
        #expect(seen.count == 10_000)
    }

    @Test func `random bytes fill a buffer of any size to its end`() {
        for count in [0, 1, 255, 256, 257, 1_000] {
            // A byte stays zero by chance; that the same byte does so eight times is a bug.
            var everSet = [Bool](repeating: false, count: count)
            for _ in 0..<8 {
                var bytes = [UInt8](repeating: 0, count: count)
                SystemRandom.fill(&bytes)
                for index in bytes.indices where bytes[index] != 0 { everSet[index] = true }
            }
            #expect(everSet.allSatisfy { $0 })
        }
    }
}

extension SealingKey {
    /// Takes the key from an array.
    fileprivate init(bytes: [UInt8]) { self.init(bytes.span) }
}
