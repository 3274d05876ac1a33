import EventModel
import RegisterImport
import Testing

struct FeedReaderTests {
    private static let lines = (0..<6).map { index in
        Feed.line(
            Feed.fact,
            ["id": "\"f-\(index)\"", "value": index == 3 ? #""nowhere""# : #""0101""#]
        )
    }

    private static let csv =
        ["id,source,subject,attribute,value,effective,registered"]
        + (0..<6).map {
            "f-\($0),cpr,cpr:0104909995,municipality,\($0 == 3 ? "nowhere" : "0101"),2016-05-01,2016-05-03"
        }

    @Test func `rows come in order, good and bad, with their places`() {
        for (format, texts) in [(FeedReader.Format.ndjson, Self.lines), (.csv, Self.csv)] {
            let bytes = Array((texts.joined(separator: "\n") + "\n").utf8)
            let rows = FeedFile.rows(bytes, format, chunk: 7)
            #expect(rows.count == 6)
            for (index, row) in rows.enumerated() {
                let place = row.place
                let text = texts[texts.count - 6 + index]
                #expect(bytes[place.offset..<(place.endOffset - 1)].elementsEqual(text.utf8))
                #expect(place.number == texts.count - 6 + index + 1)
                if case .failure(let error) = row.outcome {
                    #expect(index == 3 && error.field == "value")
                } else {
                    #expect(index != 3)
                }
            }
        }
    }

    @Test func `an import that is resumed goes on behind the last row`() {
        for (format, texts) in [(FeedReader.Format.ndjson, Self.lines), (.csv, Self.csv)] {
            let bytes = Array((texts.joined(separator: "\n") + "\n").utf8)
            let all = FeedFile.rows(bytes, format)
            for done in all.indices {
                let rest = FeedFile.rows(bytes, format, resumingBehind: all[done].place)
                #expect(rest.map(\.place) == all[(done + 1)...].map(\.place))
                #expect(
                    rest.map(FeedFile.Outcome.init) == all[(done + 1)...].map(FeedFile.Outcome.init)
                )
            }
        }
    }

    @Test func `an attribute defined in a file is known to the lines after it`() {
        let fact = Feed.line(Feed.fact, ["attribute": #""fund""#, "value": #""a""#])
        let text = [fact, Feed.line(Feed.attribute), fact].joined(separator: "\n")
        let outcomes = FeedFile.outcomes(text, .ndjson)
        #expect(outcomes.first == .refused(.unknownAttribute, "attribute"))
        #expect(outcomes.count == 3)
        if case .refused = outcomes[2] { Issue.record("the attribute is not known") }
        #expect(FeedFile.outcomes(Array(text.utf8), .ndjson).count == outcomes.count)
        for chunk in [1, 50, 300] {
            #expect(FeedFile.outcomes(Array(text.utf8), .ndjson, chunk: chunk) == outcomes)
        }
    }

    @Test func `a line over the limit is refused and the next is read`() {
        let text = "{\"type\":\"\(String(repeating: "x", count: 2_000))\"}\n" + Self.lines[0]
        let outcomes = FeedFile.outcomes(Array(text.utf8), .ndjson, limit: 1_000, chunk: 300)
        #expect(outcomes.first == .refused(.tooLong, nil))
        #expect(outcomes.count == 2)
        if case .refused = outcomes[1] { Issue.record("a good line was refused") }
    }

    @Test func `a file with a bad header tells its error`() {
        var reader = FeedReader(format: .csv, parser: Feed.parser())
        let bytes = Array("id,shoe\n1,2\n".utf8)
        reader.append(bytes.span, now: Feed.now) { _ in }
        #expect(reader.headerError?.code == .invalidHeader)
        #expect(FeedReader(format: .ndjson, parser: Feed.parser()).headerError == nil)
    }
}
