import EventModel
import ProfileModel
import RegisterImport
import Testing

struct DreamReaderTests {
    private static let header = "cpr;y_1501;branche_2015_01;grad_2015_01"
    private static let person = DreamFile.person

    @Test func `a row is a person and a value for each column`() throws {
        let file = DreamFile(
            """
            \(Self.header)
            \(Self.person);130;4711;0,5
            0104909995;;;
            "250947-9989";"130";"01";".25"

            """
        )
        #expect(try file.values(0) == [.code("130"), .code("4711"), .decimal(0.5)])
        #expect(try file.values(1) == [nil, nil, nil])
        #expect(try file.values(2) == [.code("130"), .code("01"), .decimal(0.25)])
        let digits = file.rows.map { row in (try? row.outcome.get())?.person.digits }
        #expect(digits == [108_629_996, 104_909_995, 2_509_479_989])
        #expect(file.rows.map(\.place.number) == [2, 3, 4])
    }

    /// Bad rows, with the fault and the column that are told.
    private static let badRows: [(String, LineError.Code, String?)] = [
        ("\(person)1;130;4711;0", .invalidSubject, "cpr"),
        (";130;4711;0", .invalidSubject, "cpr"),
        ("108629996;130;4711;0", .invalidSubject, "cpr"),
        ("0113629996;130;4711;0", .invalidSubject, "cpr"),
        ("\(person);13;4711;0", .invalidValue, "y_1501"),
        ("\(person);1300;4711;0", .invalidValue, "y_1501"),
        ("\(person); ;4711;0", .invalidValue, "y_1501"),
        ("\(person);130;4;0", .invalidValue, "branche_2015_01"),
        ("\(person);130;4711001;0", .invalidValue, "branche_2015_01"),
        ("\(person);130;4711;1,1", .invalidValue, "grad_2015_01"),
        ("\(person);130;4711;-0", .invalidValue, "grad_2015_01"),
        ("\(person);130;4711;1,", .invalidValue, "grad_2015_01"),
        ("\(person);130;4711;.", .invalidValue, "grad_2015_01"),
        ("\(person);130;4711;0,5,5", .invalidValue, "grad_2015_01"),
        ("\(person);130;4711;0,0000000000000000001", .invalidValue, "grad_2015_01"),
        ("\(person);130;4711", .columnCount, nil),
        ("\(person);130;4711;0;", .columnCount, nil),
        ("\(person),130,4711,0", .invalidSubject, "cpr"),
        ("\(person);\"130;4711;0", .misquoted, nil),
        ("\(person);\"130\"0;4711;0", .misquoted, nil),
        ("\(person);1\"30;4711;0", .misquoted, nil),
        ("\(person);\"13\"\"0\";4711;0", .misquoted, nil),
    ]

    @Test(arguments: badRows)
    func `a bad row is refused whole, with its column, and its neighbours are read`(
        row: String,
        code: LineError.Code,
        field: String?
    ) throws {
        let good = "\(Self.person);130;4711;0,5"
        let file = DreamFile([Self.header, good, row, good].joined(separator: "\n"))
        #expect(file.outcomes.count == 3)
        #expect(file.outcomes[1] == .refused(code, field))
        #expect(file.outcomes[0] == file.outcomes[2])
        #expect(try file.values(0) != nil)
    }

    @Test func `with commas between the fields a decimal has a point`() throws {
        let file = DreamFile("pnr,grad_2015_01\n\(Self.person),0.5\n\(Self.person),\"0,5\"\n")
        #expect(try file.values(0) == [.decimal(0.5)])
        #expect(file.outcomes[1] == .refused(.invalidValue, "grad_2015_01"))
    }

    @Test func `cells are what the attributes take, whatever four characters they have`() throws {
        let alphabet = Array("0129.,a")
        var cells = [""]
        var last = [""]
        for _ in 0..<4 {
            last = last.flatMap { text in alphabet.map { text + String($0) } }
            cells += last
        }
        let columns = [
            "y_1501": "benefit", "branche_2015_01": "industry",
            "grad_2015_01": "employment",
        ]
        for (column, name) in columns {
            let definition = try #require(AttributeCatalog.builtIn.definition(named: name))
            let text = cells.map { "\(Self.person);\($0)\n" }.joined()
            let file = DreamFile("cpr;\(column)\n\(text)")
            #expect(file.rows.count == cells.count)
            for (index, cell) in cells.enumerated() where !cell.isEmpty {
                let plain = cell.replacing(",", with: ".")
                let spelled =
                    name == "employment" && plain.hasPrefix(".") ? "0" + plain : plain
                let expected = try? definition.value(ofText: name == "employment" ? spelled : cell)
                let found = try file.values(index)
                let isSame = expected == nil ? found == nil : found == [expected]
                #expect(isSame, "\(column) \(cell)")
            }
        }
    }

    @Test func `a degree is the double nearest to its decimals`() throws {
        var generator = SeededGenerator(seed: 11)
        let texts = (0..<2_000).map { _ in
            let count = Int.random(in: 1...18, using: &generator)
            return "0."
                + (0..<count).map { _ in "\(Int.random(in: 0...9, using: &generator))" }
                .joined()
        }
        let file = DreamFile(
            "cpr,grad_2015_01\n" + texts.map { "\(Self.person),\($0)\n" }.joined()
        )
        for (index, text) in texts.enumerated() {
            let expected = try #require(Double(text))
            #expect(try file.values(index) == [.decimal(expected)], "\(text)")
        }
    }

    @Test func `chunks, line breaks and empty lines make no difference`() {
        let lines = [
            Self.header, "\(Self.person);130;4711;0,5", "", "0104909995;;;", "bad",
            "\(Self.person);;;1",
        ]
        let whole = DreamFile(lines.joined(separator: "\n")).outcomes
        #expect(whole.count == 4)
        for chunk in [1, 2, 3, 7, 40] {
            #expect(
                DreamFile(lines.joined(separator: "\r\n") + "\r\n", chunk: chunk).outcomes == whole
            )
        }
    }

    @Test func `an import that is resumed goes on behind the last row`() {
        let text = ([Self.header] + (0..<6).map { "\(Self.person);13\($0);;" }).joined(
            separator: "\n"
        )
        let all = DreamFile(text)
        for done in all.rows.indices {
            let rest = DreamFile(Array(text.utf8), resumingBehind: all.rows[done].place)
            #expect(rest.outcomes == Array(all.outcomes[(done + 1)...]))
            #expect(rest.rows.map(\.place) == all.rows[(done + 1)...].map(\.place))
        }
    }

    @Test func `a row over the limit is refused and the next is read`() {
        let long = "\(Self.person);" + String(repeating: "1", count: 200) + ";;"
        let text = "\(Self.header)\n\(long)\n\(Self.person);130;;"
        let file = DreamFile(Array(text.utf8), limit: 100)
        #expect(file.outcomes.first == .refused(.tooLong, nil))
        #expect(file.outcomes.count == 2)
    }

    @Test func `every change of a byte gives rows or errors, and no person number in an error`() {
        var generator = SeededGenerator(seed: 12)
        let text = Array(
            "\(Self.header)\n\(Self.person);130;4711;0,5\n\"010490-9995\";;\"01\";1\r\n".utf8
        )
        for index in text.indices {
            for byte in Array("\u{0};,\"\n\r 0x_".utf8) + [0x80, 0xC3, 0xFF] {
                var changed = text
                changed[index] = byte
                let whole = DreamFile(changed)
                let chunk = Int.random(in: 1...9, using: &generator)
                #expect(DreamFile(changed, chunk: chunk).outcomes == whole.outcomes)
                Self.expectSilence(whole)
            }
            Self.expectSilence(DreamFile(Array(text.prefix(index))))
            var shorter = text
            shorter.remove(at: index)
            Self.expectSilence(DreamFile(shorter))
        }
    }

    @Test func `pieces put together at random give rows or errors`() {
        var generator = SeededGenerator(seed: 13)
        let pieces = [
            "cpr", "pnr", "y_1501", "y_8853", "branche_2015_01", "grad_2015_01", ";", ",", "\n",
            "\r\n", "\"", Self.person, "130", "0,5", "1", ".", "", " ", "æ", "\u{0}",
        ]
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...16, using: &generator)
            let chosen = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }
            let separator = [";", ",", ""].randomElement(using: &generator) ?? ""
            Self.expectSilence(DreamFile(chosen.joined(separator: separator)))
        }
    }

    private static func expectSilence(_ file: DreamFile) {
        var errors = file.rows.compactMap { row -> LineError? in
            if case .failure(let error) = row.outcome { error } else { nil }
        }
        if let error = file.headerError { errors.append(error) }
        let isSilent = !errors.contains { CPRRedaction.containsCPRNumber($0.description) }
        if !isSilent { Issue.record("an error repeats a number") }
        if let header = file.header {
            let isWhole = file.rows.allSatisfy { row in
                (try? row.outcome.get()).map { $0.cells.count == header.points.count } ?? true
            }
            if !isWhole { Issue.record("a row has too few cells") }
        } else if !file.rows.isEmpty {
            Issue.record("rows without a header")
        }
    }
}
