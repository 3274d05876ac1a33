import EventModel
import ProfileModel
import RegisterImport
import Testing

struct DreamHeaderTests {
    @Test func `columns are weeks and months of three attributes`() throws {
        let file = DreamFile("CPR,y_9152,Y_0801,branche_2008_01,GRAD_2015_12\n")
        let header = try #require(file.header)
        #expect(header.names == ["CPR", "y_9152", "Y_0801", "branche_2008_01", "GRAD_2015_12"])
        #expect(header.points.map(\.attribute) == [.benefit, .benefit, .industry, .employment])
        #expect(
            header.points.map(\.period.description) == [
                "1991-W52", "2008-W01", "2008-01", "2015-12",
            ]
        )
        #expect(header.points.map(\.isOfSeries) == [true, true, false, true])
        #expect(header.points.map(\.kind) == [.code, .code, .code, .decimal])
        #expect(header.points[1].opening.description == "2007-12-30T23:00:00.000000Z")
        #expect(file.rows.isEmpty)
    }

    @Test func `two-digit years from 80 on are of the twentieth century`() throws {
        for year in 0...99 {
            let text = year < 10 ? "0\(year)" : "\(year)"
            let header = try #require(DreamFile("pnr,y_\(text)26").header)
            let week = ISOWeek(ordinal: header.points[0].period.ordinal)
            #expect(week.year == (year >= 80 ? 1900 : 2000) + year)
            #expect(week.week == 26)
            #expect(DreamHeader.name(of: header.points[0]) == "y_\(text)26")
        }
    }

    @Test func `a 53rd week is a column in long years only`() throws {
        for year in 1980...2079 {
            let digits = year % 100
            let name = "y_\(digits < 10 ? "0" : "")\(digits)53"
            // Such a year begins or ends on a Thursday; day 0 of the count was one.
            let days = [
                try CalendarDate(year: year, month: 1, day: 1),
                try CalendarDate(year: year, month: 12, day: 31),
            ]
            let isLong = days.contains { $0.dayNumber % 7 == 0 }
            #expect((DreamFile("cpr,\(name)").headerError == nil) == isLong, "\(name)")
        }
    }

    @Test func `names of columns come back from what they say`() throws {
        let months = (1...12).map { $0 < 10 ? "0\($0)" : "\($0)" }
        let names = months.flatMap { ["branche_1999_\($0)", "grad_2079_\($0)", "y_15\($0)"] }
        let header = try #require(DreamFile("cpr;" + names.joined(separator: ";")).header)
        #expect(header.points.map { DreamHeader.name(of: $0) } == names)
    }

    @Test(arguments: [
        ("id,y_1501", "id", "column 1: the first column"),
        ("y_1501,cpr", "y_1501", "column 1: the first column"),
        ("cpr,koen,y_1501", "koen", "column 2: no such column"),
        ("cpr,y_1501,cpr", "cpr", "column 3: no such column"),
        ("cpr,", "", "column 2: no such column"),
        ("cpr,y_1501,y_1502,Y_1501", "Y_1501", "column 4: the column says the same as column 2"),
        ("cpr,grad_2015_01,grad_2015_01", "grad_2015_01", "column 3: the column says the same"),
        ("cpr,y_1453", "y_1453", "column 2: 2014 has no such week"),
        ("cpr,y_1500", "y_1500", "column 2: 2015 has no such week"),
        ("cpr,y_1554", "y_1554", "column 2: 2015 has no such week"),
        ("cpr,y_151", "y_151", "column 2: a week is named"),
        ("cpr,y_1501a", "y_1501a", "column 2: a week is named"),
        ("cpr,y_-101", "y_-101", "column 2: a week is named"),
        ("cpr,branche_2015_13", "branche_2015_13", "column 2: months go"),
        ("cpr,grad_2015_00", "grad_2015_00", "column 2: months go"),
        ("cpr,grad_201501", "grad_201501", "column 2: a month is named"),
        ("cpr,grad_2015-01", "grad_2015-01", "column 2: a month is named"),
        ("cpr,branche_1979_12", "branche_1979_12", "column 2: years go"),
        ("cpr,branche_2080_01", "branche_2080_01", "column 2: years go"),
        ("cpr\ty_1501", "(not the name of a field)", "column 1: the first column"),
        ("cpr,0108629996", "••••••••••", "column 2: no such column"),
    ])
    func `a wrong column refuses the file and is named`(
        header: String,
        field: String,
        message: String
    ) throws {
        let file = DreamFile("\(header)\n\(DreamFile.person),130\n")
        let error = try #require(file.headerError)
        #expect(error.code == .invalidHeader)
        #expect(error.field == field)
        #expect(error.message.hasPrefix("line 1, \(message)"), "\(error.message)")
        #expect(file.rows.isEmpty)
        #expect(file.header == nil)
    }

    @Test(arguments: [
        ("", "the file is empty"), ("\n \n", "the file is empty"),
        ("cpr", "line 1: no column of weeks or months"),
        ("cpr,y_1501;y_1502", "line 1: commas and semicolons are mixed"),
        ("\"cpr,y_1501", "line 1: a quotation mark is not closed"),
        ("cpr,\"y_1501\"x", "line 1: text follows a closing quotation mark"),
        ("cpr,y\"_1501", "line 1: a quotation mark stands inside"),
    ])
    func `a first row that is no header refuses the file`(text: String, message: String) throws {
        let error = try #require(DreamFile(text).headerError)
        #expect(error.code == .invalidHeader)
        #expect(error.field == nil)
        #expect(error.message.hasPrefix(message), "\(error.message)")
    }

    @Test func `a header that is not UTF-8 or too long refuses the file`() throws {
        let bytes = DreamFile(Array("cpr,y_15".utf8) + [0xFF])
        #expect(bytes.headerError?.message == "line 1, column 2: the name is not UTF-8")
        let long = DreamFile(Array("cpr,y_1501\n".utf8), limit: 5)
        #expect(long.headerError?.code == .invalidHeader)
        #expect(long.headerError?.message.contains("longer than 5 bytes") == true)
    }

    @Test func `names may stand in quotation marks, behind a byte order mark`() throws {
        let plain = try #require(DreamFile("cpr;y_1501;grad_2015_01").header)
        let quoted = DreamFile("\u{FEFF}\"cpr\";\"y_1501\";grad_2015_01\r\n")
        #expect(quoted.header == plain)
    }
}
