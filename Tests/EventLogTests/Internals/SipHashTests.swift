import EventModel
import Testing

@testable import EventLog

/// SipHash-1-3 against what CPython gives, which hashes `bytes` with it: `PYTHONHASHSEED` makes the
/// key.
@Suite struct SipHashTests {
    private static let counts = [1, 7, 8, 9, 15, 16, 63]

    private func hash(_ key: SipHash.Key, _ count: Int, words: Int = 0) -> UInt64 {
        let bytes = (0..<count).map { UInt8($0) }
        let raw = unsafe bytes.span.bytes
        var hash = SipHash(key)
        for word in 0..<words { hash.add(raw.uint64(at: word * 8)) }
        return hash.finish(raw.extracting(words * 8..<count))
    }

    /// `PYTHONHASHSEED=0`.
    @Test func `the hashes under the key of zeros are CPython's`() {
        let found = Self.counts.map { hash(SipHash.Key(low: 0, high: 0), $0) }
        #expect(
            found == [
                0x68a9_1412_8e01_e473, 0x2f09_8ab0_c751_325a, 0xead4_11e6_7ebe_2eea,
                0x7592_7f9d_9512_4362, 0xf30e_b725_bb91_c9ea, 0x8972_1884_33a5_c5b7,
                0x385d_3e39_e5f3_7359,
            ]
        )
    }

    /// `PYTHONHASHSEED=7`.
    @Test func `the hashes under another key are CPython's`() {
        let key = SipHash.Key(low: 0x12c8_74a1_806f_0e3d, high: 0x470a_89d2_f9d2_784f)
        #expect(
            Self.counts.map { hash(key, $0) } == [
                0x7e25_5bf0_210f_9775, 0x987c_fd95_990d_d34b, 0x8450_991e_34fe_08de,
                0xa0a0_a12b_d6c4_4f35, 0x1517_e7dc_54a4_3f5b, 0x642b_ba6a_6c24_ebf5,
                0xb1ea_a057_9bb2_1aa3,
            ]
        )
    }

    @Test func `numbers are hashed as their bytes, least significant first`() {
        let key = SipHash.Key()
        for count in 0...40 {
            for words in 0...count / 8 {
                #expect(hash(key, count, words: words) == hash(key, count))
            }
        }
    }

    @Test func `two drawn keys give two hashes`() {
        #expect(hash(SipHash.Key(), 9) != hash(SipHash.Key(), 9))
    }
}
