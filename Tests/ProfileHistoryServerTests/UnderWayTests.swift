import Testing

@testable import ProfileHistoryServer

/// What is being stored at once under one id.
@Suite struct UnderWayTests {
    @Test func `an id stands under one source until all who store it are done`() {
        let underWay = UnderWay()
        #expect(underWay.begin("a", under: "x"))
        #expect(underWay.begin("a", under: "x"))
        #expect(!underWay.begin("a", under: "y"))
        #expect(underWay.begin("b", under: "y"))
        underWay.end("a")
        #expect(!underWay.begin("a", under: "y"))
        underWay.end("a")
        #expect(underWay.begin("a", under: "y"))
        underWay.end("none")
    }
}
