import EventModel
import Testing

@Suite struct TextTablesTests {
    @Test func `a text is found at its place in its own list and nowhere else`() {
        // Lengths around 8 and 16, and texts that differ only in the middle.
        let long = (0..<40).map { "prefix--" + String(repeating: "m", count: $0) + "--suffix" }
        let middles = ["a", "b", "ab", "ba"].map { "prefix--\($0)xx--suffix" }
        let short = (0..<9).flatMap { count in
            ["x", "y"].map { $0 + String(repeating: "z", count: count) + $0 }
        }
        let lists = [long + middles, short, [], ["", "æ", "ae", "a"], ["one"]]
        let tables = TextTables(lists)
        for (number, list) in lists.enumerated() {
            for text in Set(lists.joined()) {
                let expected = list.firstIndex { $0.utf8.elementsEqual(text.utf8) }
                #expect(Self.place(of: text, tables, number) == expected, "\(text) in \(number)")
            }
        }
    }

    @Test func `every text of up to three letters is told apart`() {
        let letters = ["", "a", "b", "c"]
        let all = letters.flatMap { one in
            letters.flatMap { two in letters.map { one + two + $0 } }
        }
        let listed = Array(all.prefix(30))
        let tables = TextTables([listed])
        for text in all {
            #expect(Self.place(of: text, tables, 0) == listed.firstIndex(of: text))
        }
    }

    @Test func `spellings that only look alike are two`() {
        let tables = TextTables([["\u{E5}"]])
        #expect(Self.place(of: "\u{E5}", tables, 0) == 0)
        #expect(Self.place(of: "a\u{30A}", tables, 0) == nil)
    }

    private static func place(of text: String, _ tables: TextTables, _ list: Int) -> Int? {
        let bytes = Array(text.utf8)
        let span = bytes.span
        return tables.place(of: unsafe span.bytes, in: list)
    }
}
