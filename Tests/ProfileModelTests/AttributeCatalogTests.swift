import ProfileModel
import Testing

struct AttributeCatalogTests {
    @Test func `the built-in attributes keep their names and numbers`() {
        let names = [
            "birthDate", "sex", "municipality", "origin", "citizenship", "dependants", "education",
            "industry", "benefit", "employment", "income",
        ]
        #expect(AttributeCatalog.builtIn.all.map(\.name) == names)
        #expect(AttributeCatalog.builtIn.all.map(\.number.rawValue) == Array(1...11))
        for (index, name) in names.enumerated() {
            let number = AttributeNumber(rawValue: UInt16(index + 1))
            #expect(AttributeCatalog().definition(number)?.name == name)
            #expect(AttributeCatalog().definition(named: name)?.number == number)
        }
    }

    @Test func `the series are benefit by week, employment and income by month`() {
        let series = AttributeCatalog.builtIn.all.filter { $0.series != nil }
        #expect(series.map(\.name) == ["benefit", "employment", "income"])
        #expect(series.map(\.series) == [.week, .month, .month])
    }

    @Test func `unknown names and numbers are not found`() {
        let catalog = AttributeCatalog.builtIn
        #expect(catalog.definition(named: "Sex") == nil)
        for number in [0, 12, 63, 64, UInt16.max] {
            #expect(catalog.definition(AttributeNumber(rawValue: number)) == nil)
        }
    }

    @Test func `new attributes are numbered from 64 and keep their number`() throws {
        var catalog = AttributeCatalog()
        let car = try catalog.numbering(Self.draft("car"))
        #expect(car.number == .firstDefined)
        try catalog.define(car)
        #expect(try catalog.numbering(Self.draft("car")) == car)
        let boat = try catalog.numbering(Self.draft("boat"))
        #expect(boat.number.rawValue == 65)
        try catalog.define(boat)
        try catalog.define(boat)
        #expect(catalog.all.count == 13)
        #expect(catalog.definition(car.number) == car)
    }

    @Test func `definitions may come in any order of numbers`() throws {
        var catalog = AttributeCatalog()
        for number in [300, 64, 128] as [UInt16] {
            try catalog.define(Self.draft("a\(number)", number: number))
        }
        #expect(catalog.all.suffix(3).map(\.number.rawValue) == [64, 128, 300])
        #expect(catalog.definition(AttributeNumber(rawValue: 128))?.name == "a128")
        #expect(catalog.definition(named: "a300")?.number.rawValue == 300)
        #expect(catalog.nextNumber?.rawValue == 301)
    }

    @Test func `a name that stands for something else is refused`() throws {
        var catalog = AttributeCatalog()
        try catalog.define(Self.draft("car"))
        #expect(throws: CatalogError.definedDifferently) {
            try catalog.define(Self.draft("car", kind: .integer))
        }
        #expect(throws: CatalogError.definedDifferently) {
            try catalog.numbering(Self.draft("car", kind: .integer))
        }
        #expect(throws: CatalogError.definedDifferently) {
            try catalog.define(Self.draft("sex"))
        }
    }

    @Test func `numbers that are taken, reserved or used up are refused`() throws {
        var catalog = AttributeCatalog()
        #expect(throws: CatalogError.numberReserved) {
            try catalog.define(Self.draft("car", number: 63))
        }
        try catalog.define(Self.draft("car", number: .max))
        #expect(throws: CatalogError.numberTaken) {
            try catalog.define(Self.draft("boat", number: .max))
        }
        #expect(throws: CatalogError.full) { try catalog.numbering(Self.draft("boat")) }
    }

    @Test(arguments: ["", "1a", "-a", "a b", "é", String(repeating: "a", count: 65)])
    func `a name that is none is refused`(name: String) {
        var catalog = AttributeCatalog()
        #expect(throws: CatalogError.invalidName) { try catalog.define(Self.draft(name)) }
        #expect(catalog == .builtIn)
    }

    static func draft(
        _ name: String,
        number: UInt16 = 64,
        kind: ValueKind = .code
    ) -> AttributeDefinition {
        AttributeDefinition(
            number: AttributeNumber(rawValue: number),
            name: name,
            kind: kind,
            sensitivity: .ordinary,
            source: "test"
        )
    }
}
