import Foundation
import NIOCore
import Testing

@testable import ProfileHistoryServer

/// Entity tags.
@Suite struct EntityTagTests {
    @Test(arguments: [
        (#""abc""#, true), (#"W/"abc""#, true), ("*", true), (#""x", "abc""#, true),
        (#""x" ,  W/"abc"  "#, true), ("abc", false), (#""abcd""#, false), (#""ABC""#, false),
        ("", false), (",", false), (#"w/"abc""#, false), (#""x""#, false),
    ])
    func `a header names a tag or does not`(header: String, isNamed: Bool) {
        #expect(EntityTag.isNamed(#""abc""#, in: header) == isNamed)
    }

    @Test func `the times that were asked for do not matter, everything else does`() {
        func tag(_ body: String, _ prefix: String = "1") -> String {
            EntityTag.tag(ofCurrent: Array(body.utf8), prefix)
        }
        let first = #"{"subject":"subject:5","asOf":{"effective":"a"},"age":5}"#
        #expect(tag(first) == tag(first.replacingOccurrences(of: #""a""#, with: #""b""#)))
        #expect(tag(first) != tag(first.replacingOccurrences(of: "5}", with: "6}")))
        #expect(tag(first) != tag(first.replacingOccurrences(of: "t:5", with: "t:6")))
        #expect(tag(first) != tag(first, "2"))
    }

    @Test func `any bytes have a tag`() {
        var random = SplitMix64(seed: 3)
        for _ in 0..<500 {
            let bytes = random.bytes(count: 0...300)
            #expect(EntityTag.tag(of: ByteBuffer(bytes: bytes)).utf8.count == 26)
            #expect(EntityTag.tag(ofCurrent: bytes, "p").hasPrefix(#""p-"#))
        }
        #expect(EntityTag.tag(ofCurrent: Array(#""asOf":{"#.utf8), "p").hasPrefix(#""p-"#))
    }
}
