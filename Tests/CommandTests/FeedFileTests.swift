import Foundation
import Testing

/// Files that are not as they should be, and some that only look so.
@Suite struct FeedFileTests {
    private static let line = Line.fact("c-1", "municipality", #""0101""#)
    private static let other = Line.fact("c-2", "sex", #""f""#)

    @Test(arguments: ["", "\n", " \t\r\n\n", "\u{FEFF}", "\u{FEFF}\n"])
    func `a file without lines stores nothing and is no error`(text: String) throws {
        let place = try Workplace.withStore()
        try place.write("f.ndjson", Data(text.utf8))
        let outcome = try place.run("import", "s", "f.ndjson").expectSuccess()
        #expect(outcome.output == "f.ndjson: the file holds no lines\n")
        try place.write("f.csv", Data(text.utf8))
        let csv = try place.run("import", "s", "f.csv").expectSuccess()
        #expect(csv.output == "f.csv: the file holds no lines\n")
    }

    @Test func `a file that is not there, and a folder, are bad input`() throws {
        let place = try Workplace.withStore()
        try place.run("import", "s", "nowhere").expectFailure(
            3,
            "file: nowhere can not be read (No such file or directory)"
        )
        try place.run("import", "s", "s").expectFailure(3, "file: s is not a file")
        try place.run("import", "s", "/dev/null").expectFailure(3, "file: /dev/null is not a file")
    }

    @Test func `a byte order mark, CR LF, blank lines and no last line break do no harm`() throws {
        let place = try Workplace.withStore()
        try place.write("f.ndjson", Data("\u{FEFF}\(Self.line)\r\n\r\n  \n\(Self.other)".utf8))
        let outcome = try place.run("import", "s", "f.ndjson").expectSuccess()
        #expect(outcome.output == "f.ndjson: 2 stored\n")
        try place.write("plain.ndjson", [Self.line, Self.other])
        let plain = try place.run("import", "s", "plain.ndjson").expectSuccess()
        #expect(plain.output == "plain.ndjson: 0 stored, 2 stored before\n")
        let rows = [
            "\u{FEFF}\"id\",source,subject,attribute,value,effective,registered",
            "c-1,cpr,cpr:0108629996,municipality,0101,2016-05-01,2016-05-03T08:00:00+02:00", "",
            "c-2,cpr,cpr:0108629996,sex,f,2016-05-01,2016-05-03T08:00:00+02:00",
        ]
        try place.write("f.csv", Data(rows.joined(separator: "\r\n").utf8))
        let csv = try place.run("import", "s", "f.csv").expectSuccess()
        #expect(csv.output == "f.csv: 0 stored, 2 stored before\n")
    }

    @Test func `bytes that are not UTF-8 refuse their line alone`() throws {
        let place = try Workplace.withStore()
        var bytes = Data("\(Self.line)\n".utf8)
        let latin = Self.other.replacing("c-2", with: "b?ltested")
        bytes.append(Data(latin.utf8.map { $0 == UInt8(ascii: "?") ? 0xE6 : $0 }) + [0x0A])
        bytes.append(Data([0xFF, 0xFE, 0x00, 0x0A]))
        bytes.append(Data("\(Self.other)\n".utf8))
        try place.write("f.ndjson", bytes)
        let outcome = try place.run("import", "s", "f.ndjson").expect(3, errors: "")
        #expect(outcome.output.hasPrefix("f.ndjson: 2 stored, 2 refused\n"))
        let places = try place.text("f.ndjson.rejected.ndjson").split(separator: "\n")
        #expect(places.count == 2)
        #expect(places[0].contains(#""line":2"#) && places[0].contains(#""code":"not-json""#))
        #expect(places[1].contains(#""line":3"#) && places[1].contains(#""code":"not-json""#))
    }

    @Test func `a line of 10 MB refuses that line alone`() throws {
        let place = try Workplace.withStore()
        let long = Self.line.replacing("0101", with: String(repeating: "x", count: 10 << 20))
        try place.write("f.ndjson", [Self.line, long, Self.other])
        let outcome = try place.run("import", "s", "f.ndjson").expect(3, errors: "")
        #expect(outcome.output.hasPrefix("f.ndjson: 2 stored, 1 refused\n"))
        let refusal = try place.text("f.ndjson.rejected.ndjson")
        #expect(refusal.contains(#""line":2,"offset":\#(Self.line.utf8.count + 1),"#))
        #expect(refusal.contains(#""code":"too-long""#))
        #expect(refusal.utf8.count < 1_000)
    }

    @Test func `memory does not grow with a line`() throws {
        let place = try Workplace.withStore()
        // A hole in the file reads as zeros: a long line that takes no space on the disk.
        try place.write("f.ndjson", Data())
        let handle = try FileHandle(forWritingTo: URL(filePath: place.path("f.ndjson")))
        try handle.truncate(atOffset: 512 << 20)
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("\n\(Self.line)\n".utf8))
        try handle.close()
        // RLIMIT_DATA counts what the program allocates; the map of the store is not among it.
        let outcome = try place.shell(#"ulimit -d 262144; exec timeout 60 "$PH" import s f.ndjson"#)
        outcome.expect(3, errors: "")
        #expect(outcome.output.hasPrefix("f.ndjson: 1 stored, 1 refused\n"))
    }
}
