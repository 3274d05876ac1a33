import EventModel
import ProfileModel
import Testing

struct AttributeDefinitionTests {
    @Test(arguments: [
        ("sex", "m"), ("sex", "f"), ("municipality", "0101"), ("municipality", "0851"),
        ("origin", "nonwestern_descendant"), ("origin", "unknown"), ("citizenship", "DK"),
        ("citizenship", "5100"), ("education", "05"), ("education", "90"), ("industry", "01"),
        ("industry", "620100"), ("benefit", "111"),
    ])
    func `codes of the list or shape are taken`(name: String, code: String) throws {
        #expect(try Self.attribute(name).value(ofString: code) == .code(code))
        #expect(try Self.attribute(name).value(ofText: code) == .code(code))
    }

    @Test(arguments: [
        ("sex", "M"), ("sex", ""), ("municipality", "101"), ("municipality", "9999"),
        ("municipality", "Aarhus"), ("origin", "unkown"), ("education", "11"),
    ])
    func `codes off the list are refused`(name: String, code: String) throws {
        let error = #expect(throws: ValueError.self) {
            try Self.attribute(name).value(ofString: code)
        }
        guard case .notOnList = error else { throw try #require(error) }
    }

    @Test(arguments: [
        ("citizenship", "dk"), ("citizenship", "DNK"), ("citizenship", "510"), ("industry", "1"),
        ("industry", "6201000"), ("industry", "62.01"), ("benefit", "11"), ("benefit", "1111"),
        ("benefit", "11a"), ("benefit", ""),
    ])
    func `codes of another shape are refused`(name: String, code: String) throws {
        let error = #expect(throws: ValueError.self) {
            try Self.attribute(name).value(ofString: code)
        }
        guard case .wrongShape = error else { throw try #require(error) }
    }

    @Test func `numbers are read as the kind has it`() throws {
        let (dependants, employment) = (Self.attribute("dependants"), Self.attribute("employment"))
        let income = Self.attribute("income")
        #expect(try dependants.value(ofNumber: "0") == .integer(0))
        #expect(try dependants.value(ofNumber: "99") == .integer(99))
        #expect(try employment.value(ofNumber: "0.37") == .decimal(0.37))
        #expect(try employment.value(ofNumber: "1") == .decimal(1))
        #expect(try employment.value(ofNumber: "5e-1") == .decimal(0.5))
        #expect(try employment.value(ofNumber: "-0.0") == .decimal(0))
        #expect(try income.value(ofNumber: "-12000.5") == .decimal(-12000.5))
    }

    @Test(arguments: [
        ("dependants", "1.0"), ("dependants", "1e1"), ("dependants", "+1"), ("dependants", ""),
        ("dependants", "01"), ("dependants", "-"), ("dependants", " 1"), ("income", "1."),
        ("income", ".5"), ("income", "inf"), ("income", "nan"), ("income", "0x1p3"),
        ("income", "1e"), ("income", "1e+"), ("income", "01.5"), ("income", "1,5"),
        ("income", "-"), ("income", "1.5.5"), ("income", "1e5x"), ("income", "--1"),
        ("income", "1-2"), ("income", "1e1.5"),
    ])
    func `what JSON does not take for such a number is refused`(name: String, text: String) {
        #expect(throws: ValueError.notANumber) { try Self.attribute(name).value(ofNumber: text) }
    }

    @Test func `numbers out of range are refused`() {
        for (name, text) in [
            ("dependants", "-1"), ("dependants", "100"), ("employment", "1.0000001"),
            ("employment", "-0.1"),
        ] {
            let error = #expect(throws: ValueError.self) {
                try Self.attribute(name).value(ofNumber: text)
            }
            if case .outOfRange = error {} else { Issue.record("\(name) \(text)") }
        }
        #expect(throws: ValueError.tooLarge) {
            try Self.attribute("dependants").value(ofNumber: "9223372036854775808")
        }
        #expect(throws: ValueError.tooLarge) {
            try Self.attribute("income").value(ofNumber: "1e999")
        }
    }

    @Test func `a value of another kind is refused`() {
        #expect(throws: ValueError.wrongKind(expected: .integer)) {
            try Self.attribute("dependants").value(ofString: "1")
        }
        #expect(throws: ValueError.wrongKind(expected: .code)) {
            try Self.attribute("municipality").value(ofNumber: "101")
        }
        #expect(throws: ValueError.wrongKind(expected: .decimal)) {
            try Self.attribute("income").check(.integer(1))
        }
        #expect(throws: ValueError.notANumber) {
            try Self.attribute("income").check(.decimal(.infinity))
        }
    }

    @Test func `dates are days of the calendar`() throws {
        let birthDate = Self.attribute("birthDate")
        #expect(
            try birthDate.value(ofString: "1990-04-01")
                == .date(CalendarDate(year: 1990, month: 4, day: 1))
        )
        for text in ["", "1990-02-30", "1990-4-1", "01-04-1990", "1990-04-01T00:00:00Z"] {
            #expect(throws: ValueError.notADate) { try birthDate.value(ofString: text) }
        }
    }

    @Test func `text is neither empty nor without end`() throws {
        let note = AttributeDefinition(
            number: .firstDefined,
            name: "note",
            kind: .text,
            sensitivity: .personal,
            source: "t"
        )
        let longest = String(repeating: "æ", count: AttributeDefinition.maximumTextByteCount / 2)
        #expect(try note.value(ofString: longest) == .text(longest))
        #expect(throws: ValueError.empty) { try note.value(ofString: "") }
        #expect(throws: ValueError.tooLong(maximum: 16_384)) {
            try note.value(ofString: longest + "x")
        }
    }

    @Test func `no message repeats the value`() {
        for definition in AttributeCatalog.builtIn.all {
            let error = #expect(throws: ValueError.self) {
                try definition.value(ofText: "hemmeligt")
            }
            #expect(error?.description.contains("hemmeligt") == false)
        }
    }

    static func attribute(_ name: String) -> AttributeDefinition {
        guard let found = AttributeCatalog.builtIn.definition(named: name) else {
            preconditionFailure("A test names a built-in attribute")
        }
        return found
    }
}
