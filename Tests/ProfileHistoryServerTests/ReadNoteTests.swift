import AccessLog
import Testing

@testable import ProfileHistoryServer

/// What is put on record of a call.
@Suite struct ReadNoteTests {
    @Test func `versions are noted as far as an entry has room for them`() {
        let note = ReadNote()
        note.consulted([])
        #expect(note.now.model == nil)
        note.consulted(["a", "b"])
        #expect(note.now.model == "a, b")
        let long = String(repeating: "m", count: AccessEntry.longestText)
        note.consulted([long, "b"])
        #expect(note.now.model == long)
        note.consulted([long + "m"])
        #expect(note.now.model == nil)
    }
}
