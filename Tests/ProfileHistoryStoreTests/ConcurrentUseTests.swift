import Dispatch
import EventLog
import EventModel
import JSON
import ProfileHistoryStore
import ProfileModel
import Projections
import Synchronization
import Testing

/// Writers and readers of one store at once.
@Suite struct ConcurrentUseTests {
    let bench: Bench

    init() throws {
        bench = try Bench()
    }

    @Test func `of activations for one instant that race one wins`() throws {
        let names = (0..<6).map { "m-\($0)" }
        for name in names { try bench.approve(name, Documents.small(name)) }
        let winners = Mutex<[String]>([])
        let codes = Mutex<[StoreError.Code]>([])
        DispatchQueue.concurrentPerform(iterations: names.count) { index in
            do {
                try bench.activate(names[index], from: "2018-01-01")
                winners.withLock { $0.append(names[index]) }
            } catch {
                codes.withLock { $0.append((error as? StoreError)?.code ?? .unavailable) }
            }
        }
        let winner = winners.withLock { $0 }
        #expect(winner.count == 1)
        #expect(codes.withLock { $0 } == Array(repeating: .lifecycle, count: 5))
        #expect(try bench.inForce(bench.asOf("2018-06-01"))["dagpenge"] == winner.first)
    }

    @Test func `of documents for one name that race one wins`() throws {
        let stored = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 6) { index in
            let document = Documents.small("a", title: "Title \(index)")
            if (try? bench.store.register(document, by: bench.step("author"))) != nil {
                stored.withLock { $0 += 1 }
            }
        }
        #expect(stored.withLock { $0 } == 1)
        #expect(try bench.store.models(asOf: bench.asOf("2018-06-01")).count == 1)
    }

    @Test func `questions asked while facts are stored are each of one moment`() throws {
        let days = 60
        try bench.take([fact(0)])
        let subject = try bench.subject()
        let alias = try CPRNumber(parsing: Row.citizen.dropFirst(4)).alias
        DispatchQueue.concurrentPerform(iterations: 2) { task in
            if task == 0 {
                for day in 1..<days { store(day, alias) }
            } else {
                watch(subject, until: days)
            }
        }
        #expect(try dependants(subject, known: .position(Position(rawValue: .max))) == days - 1)
        for day in 0..<days {
            let position = Position(rawValue: UInt64(day))
            #expect(try dependants(subject, known: .position(position)) == day)
        }
    }

    @Test func `imports and questions at once lose and repeat nothing`() throws {
        let people = [Row.citizen, Row.younger, Row.third]
        let paths = try people.indices.map { index in
            try bench.write("feed-\(index).ndjson", Citizen.lines(of: people[index]))
        }
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 6) { task in
            do {
                // Each file is imported twice at once.
                var options = ImportOptions()
                options.rowsPerBatch = 7
                options.rejectedFile = "\(bench.folder.path)/rejected-\(task)"
                let summary = try bench.store.importFeed(paths[task % 3], options: options)
                guard summary.rejected == 0, summary.rows == 36 else {
                    return failures.withLock { $0.append("\(summary)") }
                }
            } catch {
                failures.withLock { $0.append("\(error)") }
            }
        }
        #expect(failures.withLock { $0 } == [])
        #expect(try bench.store.log.nextPosition() == Position(rawValue: 108))
        for person in people {
            let attributes = try bench.profile(bench.asOf("2017-09-18"), of: person)["attributes"]
            #expect(attributes?["employment"]?["series"]?.object?.count == 32)
        }
    }

    /// The day's number as the number of dependants, effective and registered day by day.
    private func fact(_ day: Int) -> String {
        let date = CalendarDate(dayNumber: 17_000 + Int32(day))
        return Row.fact("d-\(day)", "dependants", "\(day)", effective: "\(date)")
    }

    private func store(_ day: Int, _ alias: Alias) {
        let date = CalendarDate(dayNumber: 17_000 + Int32(day))
        let time = Copenhagen.opening(of: date)
        do {
            let event = NewEvent(
                type: .fact,
                destination: .person(alias),
                key: try EventKey(source: "cpr", id: "d-\(day)"),
                registered: RegisteredTime(time),
                effective: EffectiveTime(time),
                body: FactBody(attribute: .dependants, value: .integer(Int64(day))).bytes
            )
            let outcomes = try bench.store.log.append([AppendRequest([event])])
            guard case .stored = outcomes[0] else {
                Issue.record("\(outcomes)")
                return
            }
        } catch {
            Issue.record(error)
        }
    }

    /// Asks until the last fact is seen; what is seen never goes back.
    private func watch(_ subject: SubjectID, until days: Int) {
        var last = 0
        do {
            while last < days - 1 {
                let next = try bench.store.log.nextPosition().rawValue
                let seen = try dependants(subject, known: .position(Position(rawValue: .max))) ?? -1
                // Whatever was committed before the question is in the answer.
                guard seen >= last, seen + 1 >= next else {
                    Issue.record("\(seen) after \(last), with \(next) events stored")
                    return
                }
                last = seen
            }
        } catch {
            Issue.record(error)
        }
    }

    private func dependants(_ subject: SubjectID, known: Known) throws -> Int? {
        let asOf = AsOf(effective: EffectiveTime(.distantFuture), known: known)
        let profile = try bench.store.profile(of: subject, asOf: asOf).profile
        guard case .integer(let number)? = profile.fact(for: .dependants)?.value else { return nil }
        return Int(number)
    }
}
