import ProfileModel
import Testing

struct CodeListTests {
    @Test func `there are 99 municipalities, all of four digits, in five regions`() {
        let codes = CodeList.municipalities.codes
        #expect(codes.count == 99)
        #expect(Set(codes.map(\.code)).count == codes.count)
        #expect(codes.allSatisfy { $0.code.utf8.count == 4 && Int($0.code) != nil })
        #expect(Set(codes.compactMap(\.group)).count == 5)
    }

    @Test func `a municipality has its name and region`() {
        #expect(CodeList.municipalities["0751"]?.label == "Aarhus")
        #expect(CodeList.municipalities["0751"]?.group == "Midtjylland")
        #expect(CodeList.municipalities["0400"]?.label == "Bornholm")
        #expect(CodeList.municipalities["0000"] == nil)
    }

    @Test func `there are fifteen main groups of education`() {
        #expect(CodeList.educationGroups.codes.count == 15)
        #expect(CodeList.educationGroups["70"]?.label == "LVU")
    }

    @Test func `of a code given twice the first counts`() {
        let list = CodeList(
            name: "l",
            codes: [Code("a", label: "1"), Code("b"), Code("a", label: "2")]
        )
        #expect(list["a"]?.label == "1")
        #expect(list.contains("b"))
        #expect(!list.contains("c"))
    }

    @Test func `a token has 1 to 64 characters of its alphabet`() {
        let alphabet = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-".utf8)
        for byte in UInt8.min...0x7F {
            let text = String(UnicodeScalar(byte))
            #expect(CodeShape.token.matches(text) == alphabet.contains(byte), "\(byte)")
        }
        #expect(!CodeShape.token.matches(""))
        #expect(CodeShape.token.matches(String(repeating: "a", count: 64)))
        #expect(!CodeShape.token.matches(String(repeating: "a", count: 65)))
        #expect(!CodeShape.token.matches("bør"))
    }
}
