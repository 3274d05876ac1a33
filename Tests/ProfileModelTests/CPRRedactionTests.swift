import ProfileModel
import Testing

struct CPRRedactionTests {
    @Test(arguments: TestPersons.all)
    func `a test person is taken out in every spelling`(text: String) {
        let split = text.prefix(6)
        let spellings = [text, "\(split)-\(text.suffix(4))", "\(split) \(text.suffix(4))"]
        for spelling in spellings {
            #expect(CPRRedaction.containsCPRNumber(spelling))
            #expect(CPRRedaction.redactingCPRNumbers(in: spelling) == CPRRedaction.mark)
            #expect(
                CPRRedaction.redactingCPRNumbers(in: "æ cpr:\(spelling), ø")
                    == "æ cpr:\(CPRRedaction.mark), ø"
            )
        }
    }

    @Test(arguments: [
        "", "ingen", "2017-09-18T00:00:00+02:00", "2017-09-17T21:59:59.999999Z", "20170918",
        "01049099951", "10104909995", "9999999999", "0000000000", "010490-99951", "010490--9995",
        "0104909-995", "010490", "010490-999", "cpr:•••",
    ])
    func `what is no CPR number stays`(text: String) {
        #expect(!CPRRedaction.containsCPRNumber(text))
        #expect(CPRRedaction.redactingCPRNumbers(in: text) == text)
    }

    @Test func `several numbers in one text are all taken out`() {
        let mark = CPRRedaction.mark
        #expect(
            CPRRedaction.redactingCPRNumbers(in: "0104909995 010490-9989;6101010000x")
                == "\(mark) \(mark);\(mark)x"
        )
    }

    @Test func `a redacted text holds no number any more`() {
        var generator = SeededGenerator(seed: 1)
        let pieces = TestPersons.all + ["-", " ", "1", "x", "æ", "010490", "9995", "\n"]
        for _ in 0..<2_000 {
            let count = Int.random(in: 0...6, using: &generator)
            let text = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }
                .joined()
            let redacted = CPRRedaction.redactingCPRNumbers(in: text)
            #expect(!CPRRedaction.containsCPRNumber(redacted), "\(text)")
        }
    }
}
