import EventModel
import ProfileModel
import ProfileScoring
import Projections
import Scoring
import Testing

/// What each input of a PMML document could do, against trying values one by one.
@Suite struct PMMLInfluenceTests {
    private static let codes = [
        "new_job", "1m", "3m", "6m", "gt6m", "maternity", "pension", "dont_know",
    ]

    /// A result whose inputs are supposed at random.
    private static func result(
        _ scorer: ProfileScorer,
        _ random: inout SeededGenerator
    ) throws -> ScoreResult {
        let at = EffectiveTime(try Instant(parsing: "2017-09-18T10:00:00Z"))
        var fold = ProfileFold()
        let profile = try fold.profile(of: [], asOf: AsOf(effective: at, known: .position(.last)))
        var changes: [InputChange] = []
        if random.number(below: 8) > 0 {
            changes.append(.set("age", .text("\(16 + random.number(below: 55))")))
        }
        if random.number(below: 4) > 0 {
            changes.append(.set("weeks", .text("\(random.number(below: 53))")))
        }
        if random.number(below: 4) > 0 {
            changes.append(.set("q2", .text(codes[random.number(below: codes.count)])))
        }
        return try scorer.score(profile, at: at, changes: changes)
    }

    /// A version; the tree over tables has the fields and classes of the forest.
    private static func document(_ id: String) throws -> ModelDocument {
        guard id == "tables" else { return try Bindings.document(id) }
        let text = String(decoding: try Bindings.bytes("tables.pmml"), as: UTF8.self)
        return try Bindings.parse(Bindings.binding("forest"), bound: text)
    }

    @Test(arguments: ["card", "forest", "softmax", "tables"], 0..<8)
    func `every whole number and code lies in one range, and gives what the range says`(
        id: String,
        seed: Int
    ) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let scorer = ProfileScorer(document: try Self.document(id))
        let numbers = (-3...120).map { InputValue.number(Double($0)) }
        let codes = Self.codes.map { InputValue.category($0) }
        let missing = Missing.replaceable.map { InputValue.missing($0) }
        for _ in 0..<4 {
            let result = try Self.result(scorer, &random)
            for (place, influence) in scorer.influences(on: result).enumerated() {
                var labels: Set<ClassLabel?> = []
                for value in (place == 2 ? codes : numbers) + missing {
                    var inputs = result.inputs.map(\.value)
                    inputs[place] = value
                    let label = scorer.document.kernel.evaluate(inputs).result.label
                    let ranges = influence.alternatives.filter { $0.range.contains(value) }
                    #expect(ranges.count == 1, "\(value)")
                    #expect(
                        ranges.first?.label == label,
                        "\(id) \(result.inputs) \(place) \(value)"
                    )
                    labels.insert(label)
                }
                #expect(influence.canChangeClass == (labels != [result.label]))
            }
        }
    }

    @Test func `what a sum calculates with is never said to change nothing for anybody`() throws {
        var random = SeededGenerator(seed: 5)
        let softmax = ProfileScorer(document: try Bindings.document("softmax"))
        let result = try Self.result(softmax, &random)
        for influence in softmax.influences(on: result) {
            #expect(influence.everChangesClass != false)
        }
        let forest = ProfileScorer(document: try Bindings.document("forest"))
        for influence in forest.influences(on: try Self.result(forest, &random)) {
            #expect(influence.everChangesClass == true)
        }
    }

    @Test func `an input that no class depends on is said to change nothing`() throws {
        let text = String(decoding: try Bindings.bytes("forest.pmml"), as: UTF8.self)
        let document = try Bindings.parse(
            Bindings.binding("forest"),
            bound: text.replacing(
                "<Node id=\"b1\" score=\"H\">",
                with: "<Node id=\"b1\" score=\"L\">"
            )
        )
        var random = SeededGenerator(seed: 6)
        let scorer = ProfileScorer(document: document)
        let influences = scorer.influences(on: try Self.result(scorer, &random))
        #expect(influences.map(\.everChangesClass) == [true, false, true])
    }

    @Test func `what tables and comparisons look up is decided, what is calculated with is not`()
        throws
    {
        var random = SeededGenerator(seed: 9)
        let scorer = ProfileScorer(document: try Self.document("tables"))
        for _ in 0..<20 {
            let result = try Self.result(scorer, &random)
            let influences = scorer.influences(on: result)
            #expect(influences[0].everChangesClass == true)
            #expect(influences[1].everChangesClass != false)
            #expect(influences[2].everChangesClass != false)
            // The weeks are multiplied; the turn is found all the same: 14 weeks are 98 days.
            guard influences[1].canChangeClass else { continue }
            let turn = influences[1].alternatives.first { $0.label == "high" }?.range
            #expect(turn?.contains(.number(15)) == true && turn?.contains(.number(14)) == false)
        }
    }
}
