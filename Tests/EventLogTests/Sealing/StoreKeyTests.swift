import Crypto
import Testing

@testable import EventLog

@Suite struct StoreKeyTests {
    @Test func `the same secret gives the same keys, another gives others`() {
        let one = StoreKey(secret: [UInt8](0..<32))
        let same = StoreKey(secret: [UInt8](0..<32))
        let other = StoreKey(secret: [UInt8](1..<33))
        #expect(one.fingerprint == same.fingerprint)
        #expect(one.pseudonym(of: [1]) == same.pseudonym(of: [1]))
        #expect(one.fingerprint != other.fingerprint)
        #expect(one.pseudonym(of: [1]) != other.pseudonym(of: [1]))
        #expect(one.fingerprint.count == 16)
        #expect(one.pseudonym(of: []).count == 16)
    }

    @Test func `no two purposes share a key`() {
        let key = StoreKey(secret: [UInt8](0..<32))
        let keys = [key.aliasIndex, key.idPseudonym].map { key in
            unsafe key.withUnsafeBytes { unsafe [UInt8]($0) }
        }
        #expect(Set(keys).count == 2)
        for bytes in keys { #expect(Array(bytes.prefix(16)) != key.fingerprint) }
    }

    @Test func `keys are derived by HKDF-SHA256 with the purpose as info`() {
        let secret = SymmetricKey(data: [UInt8](0..<32))
        let expected = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secret,
            info: Array("profilehistory/1/alias-index".utf8),
            outputByteCount: 32
        )
        #expect(StoreKey(secret: [UInt8](0..<32)).aliasIndex == expected)
    }

    @Test(arguments: ["alias-seal", "subject-wrap"])
    func `the vault's ciphers have derived keys, each its own`(purpose: String) throws {
        let key = StoreKey(secret: [UInt8](0..<32))
        let derived = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: [UInt8](0..<32)),
            info: Array("profilehistory/1/\(purpose)".utf8),
            outputByteCount: 32
        )
        let box = try AES.GCM.seal([4, 2], using: derived)
        let sealed = Array(try #require(box.combined))
        for (name, cipher) in [("alias-seal", key.aliasSeal), ("subject-wrap", key.subjectWrap)] {
            var opened: [UInt8] = []
            let none: [UInt8] = []
            let isOpen = unsafe Sealer.open(
                sealed.span.bytes,
                with: cipher,
                authenticating: none.span.bytes,
                to: &opened
            )
            #expect(isOpen == (name == purpose))
            #expect(opened == (name == purpose ? [4, 2] : []))
        }
    }

    @Test func `new secrets are long enough and all different`() {
        let secrets = Set((0..<100).map { _ in StoreKey.newSecret() })
        #expect(secrets.count == 100)
        #expect(secrets.allSatisfy { $0.count == StoreKey.byteCount })
    }

    @Test func `a secret of another length is a programmer error`() async {
        await #expect(processExitsWith: .failure) {
            _ = StoreKey(secret: [UInt8](repeating: 0, count: 31))
        }
    }

    @Test func `a bookmark's name that is too long is a programmer error`() async {
        await #expect(processExitsWith: .failure) {
            let count = Bookmark.maximumNameByteCount + 1
            _ = Bookmark(name: String(repeating: "n", count: count), value: nil)
        }
    }

    @Test func `subject keys are two, random, and read back from their bytes`() throws {
        let keys = SubjectKeys()
        #expect(keys.records != keys.rows)
        #expect(SubjectKeys().bytes != keys.bytes)
        func read(_ bytes: [UInt8]) -> SubjectKeys? { SubjectKeys(bytes: bytes.span) }
        let same = try #require(read(keys.bytes))
        #expect(same.records == keys.records)
        #expect(same.rows == keys.rows)
        #expect(read(keys.bytes.dropLast()) == nil)
        #expect(read(keys.bytes + [0]) == nil)
    }
}
