import EventModel
import Foundation
import LMDB
import Testing

@testable import EventLog

/// A file that was cut short is damage that is named: no read ends the process, and none is wrong.
@Suite struct TruncationTests {
    @Test(arguments: [LMDBEventStore.historyFileName, LMDBEventStore.vaultFileName])
    func `a file cut short anywhere is damage, or answers as before`(name: String) throws {
        let folder = try TemporaryFolder()
        var expected: [String] = []
        do {
            let store = try LMDBEventStore.quick(folder)
            for round in 0..<30 {
                let requests = try (0..<9).map { person in
                    AppendRequest([try .fact("e-\(person)-\(round)", person: person)])
                }
                _ = try store.append(requests)
            }
            expected = answers(store)
        }
        let path = URL(filePath: "\(folder.path)/\(name)")
        let whole = try Data(contentsOf: path)
        var damaged = 0
        for count in stride(from: whole.count - 1, through: 0, by: -max(1, whole.count / 40)) {
            try whole.prefix(count).write(to: path)
            do {
                let store = try LMDBEventStore.quick(folder)
                let found = answers(store)
                for (answer, before) in zip(found, expected) where answer != before {
                    #expect(answer.hasPrefix("refused: "), "\(count) bytes: \(answer)")
                }
                let isSound = (try? store.verify().isSound) ?? false
                if !isSound { damaged += 1 }
                #expect(!isSound || found == expected, "\(count) bytes")
            } catch let error as EventLogError {
                #expect([.damaged, .storage, .keyFile].contains(error.code), "\(error)")
                damaged += 1
            }
        }
        #expect(damaged > 10)
        try whole.write(to: path)
        let store = try LMDBEventStore.quick(folder)
        #expect(answers(store) == expected)
        #expect(try store.verify().isSound)
    }

    /// What the store says, each answer by itself.
    private func answers(_ store: LMDBEventStore) -> [String] {
        var answers: [String] = []
        func ask(_ question: () throws -> Any) {
            do {
                answers.append("\(try question())")
            } catch {
                answers.append("refused: \(error)")
            }
        }
        ask { try store.nextPosition() }
        for number in UInt64(1)...9 {
            ask { try store.events(of: SubjectID(rawValue: number)) }
            ask { try store.aliases(of: SubjectID(rawValue: number)).count }
        }
        ask { try store.events(from: .first, limit: 300) }
        ask { try store.position(of: EventKey(source: "cpr", id: "e-1-1")) as Any }
        return answers
    }
}
