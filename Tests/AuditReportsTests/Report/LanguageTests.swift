import AuditReports
import ProfileModel
import Testing

@Suite struct LanguageTests {
    @Test func `a wording is read in the language asked for`() {
        let wording = Wording(danish: "Indtægt", english: "Income")
        #expect(Language.english(wording) == "Income")
        #expect(Language.danish(wording) == "Indtægt")
        #expect(Language.danish("yes", "ja") == "ja")
    }

    @Test func `a wording without English is read in Danish`() {
        #expect(Language.english(Wording(danish: "Indtægt")) == "Indtægt")
    }

    @Test func `a language is named by its code`() {
        #expect(Language(rawValue: "da") == .danish)
        #expect(Language(rawValue: "en") == .english)
        #expect(Language(rawValue: "de") == nil)
    }
}
