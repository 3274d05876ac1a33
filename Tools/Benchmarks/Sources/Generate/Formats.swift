/// The formats that a population is written in, one line an event.
struct Formats: ~Copyable {
    private let wording: Wording
    private let digits: [UInt64]
    private var feed: OutputFile
    private var rows: OutputFile
    private var csv: OutputFile?
    private var counts = [Int](repeating: 0, count: Wording.sourceCount)
    private var position = 0

    /// Opens `NAME.ndjson`, `NAME.tsv` and, where asked for, `NAME.csv` without extension in `path`.
    init(path: String, persons: [Person], codes: Codes, withCSV: Bool) {
        wording = Wording(codes: codes)
        digits = persons.map(\.digits)
        feed = OutputFile(path: "\(path).ndjson")
        rows = OutputFile(path: "\(path).tsv")
        csv = withCSV ? OutputFile(path: "\(path).csv") : nil
        csv?.text("id,source,subject,attribute,value,period,effective,registered")
        csv?.endLine()
    }

    mutating func write(_ statement: Statement) {
        let source = wording.source(statement)
        counts[source.number] += 1
        let serial = counts[source.number]
        writeFeed(statement, source.name, serial)
        writeRow(statement, source, serial)
        if statement.kind <= 11, var file = csv.take() {
            writeCSV(statement, source.name, serial, to: &file)
            csv = consume file
        }
        position += 1
    }

    consuming func finish() {
        feed.finish()
        rows.finish()
        csv?.finish()
    }

    private func subject(_ statement: Statement) -> UInt {
        UInt(digits[Int(statement.person)])
    }

    /// A line of the canonical feed, see `Docs/FEED.md`.
    private mutating func writeFeed(_ statement: Statement, _ source: StaticString, _ serial: Int) {
        switch statement.kind {
        case Statement.Subject.submission: feed.text("{\"type\":\"submission\",\"id\":\"")
        case Statement.Subject.issuedScore: feed.text("{\"type\":\"score-issued\",\"id\":\"")
        default: feed.text("{\"type\":\"fact\",\"id\":\"")
        }
        feed.text(source)
        feed.byte(UInt8(ascii: "-"))
        feed.number(serial)
        feed.text("\",\"source\":\"")
        feed.text(source)
        feed.text("\",\"subject\":\"cpr:")
        feed.digits(subject(statement), width: 10)
        feed.text("\",")
        if statement.kind <= 11 {
            writeFact(statement)
        } else {
            feed.text("\"at\":\"")
            wording.instant(statement.registered, to: &feed)
            feed.text("\",")
            if statement.kind == Statement.Subject.submission {
                wording.form(statement, to: &feed)
            } else {
                wording.score(statement, to: &feed)
            }
        }
        feed.byte(UInt8(ascii: "}"))
        feed.endLine()
    }

    private mutating func writeFact(_ statement: Statement) {
        feed.text("\"attribute\":\"")
        feed.bytes(wording.name(statement))
        feed.text("\",\"value\":")
        let quoted = !wording.isNumber(statement)
        if statement.isEnd {
            feed.text("null")
        } else {
            if quoted { feed.byte(UInt8(ascii: "\"")) }
            wording.value(statement, to: &feed)
            if quoted { feed.byte(UInt8(ascii: "\"")) }
        }
        if let period = wording.period(statement) {
            feed.text(",\"period\":\"")
            feed.bytes(period)
        } else {
            feed.text(",\"effective\":\"")
            feed.bytes(wording.texts.day(Int(statement.holdsFrom)))
        }
        feed.text("\",\"registered\":\"")
        wording.instant(statement.registered, to: &feed)
        feed.byte(UInt8(ascii: "\""))
    }

    private func writeCSV(
        _ statement: Statement,
        _ source: StaticString,
        _ serial: Int,
        to file: inout OutputFile
    ) {
        file.text(source)
        file.byte(UInt8(ascii: "-"))
        file.number(serial)
        file.byte(UInt8(ascii: ","))
        file.text(source)
        file.text(",cpr:")
        file.digits(subject(statement), width: 10)
        file.byte(UInt8(ascii: ","))
        file.bytes(wording.name(statement))
        file.byte(UInt8(ascii: ","))
        if !statement.isEnd { wording.value(statement, to: &file) }
        file.byte(UInt8(ascii: ","))
        let period = wording.period(statement)
        if let period { file.bytes(period) }
        file.byte(UInt8(ascii: ","))
        if period == nil { file.bytes(wording.texts.day(Int(statement.holdsFrom))) }
        file.byte(UInt8(ascii: ","))
        wording.instant(statement.registered, to: &file)
        file.endLine()
    }

    /// What a peer loads, separated by tabs.
    ///
    /// Position, type, source, id, subject, attribute, period, value, effective, registered; what
    /// is absent is `\N`.
    private mutating func writeRow(
        _ statement: Statement,
        _ source: (number: Int, name: StaticString),
        _ serial: Int
    ) {
        rows.number(position)
        switch statement.kind {
        case Statement.Subject.submission: rows.text("\t3\t")
        case Statement.Subject.issuedScore: rows.text("\t7\t")
        default: rows.text("\t1\t")
        }
        rows.number(source.number)
        rows.byte(UInt8(ascii: "\t"))
        rows.text(source.name)
        rows.byte(UInt8(ascii: "-"))
        rows.number(serial)
        rows.byte(UInt8(ascii: "\t"))
        rows.number(Int(statement.person))
        rows.byte(UInt8(ascii: "\t"))
        rows.number(statement.kind <= 11 ? Int(statement.kind) : 0)
        rows.byte(UInt8(ascii: "\t"))
        if wording.period(statement) != nil {
            rows.number(Int(statement.holdsFrom))
        } else {
            rows.text("\\N")
        }
        rows.byte(UInt8(ascii: "\t"))
        writeRowValue(statement)
        rows.byte(UInt8(ascii: "\t"))
        rows.number(wording.effective(statement))
        rows.byte(UInt8(ascii: "\t"))
        rows.number(Int(statement.registered) * 1_000_000)
        rows.endLine()
    }

    private mutating func writeRowValue(_ statement: Statement) {
        guard statement.kind <= 11 else {
            rows.byte(UInt8(ascii: "{"))
            if statement.kind == Statement.Subject.submission {
                wording.form(statement, to: &rows)
            } else {
                wording.score(statement, to: &rows)
            }
            return rows.byte(UInt8(ascii: "}"))
        }
        if statement.isEnd { return rows.text("\\N") }
        wording.value(statement, to: &rows)
    }
}
