import JSON
import Testing

@Suite struct JSONObjectTests {
    @Test func `members keep their order and each key is there once`() {
        var object = JSONObject()
        #expect(object.isEmpty)
        let names = (0..<100).map { "key \($0 * 7 % 100)" }
        for (index, name) in names.enumerated() {
            let value = JSONValue.number(JSONNumber(index))
            let isNew = object.append(name, value)
            let isNewAgain = object.append(name, .null)
            #expect(isNew && !isNewAgain)
            #expect(object.count == index + 1)
        }
        #expect(object.keys == names)
        #expect(object.map(\.key) == names)
        #expect(names.indices.allSatisfy { object[names[$0]]?.int64 == Int64($0) })
        #expect(object["key 100"] == nil)
    }

    @Test func `setting, adding and removing agree with a plain list`() {
        var numbers = JSONTestNumbers(state: 9)
        var object = JSONObject()
        var list: [(key: String, value: Int)] = []
        for _ in 0..<5_000 {
            let key = "k\(Int.random(in: 0..<40, using: &numbers))"
            let index = list.firstIndex { $0.key == key }
            if Int.random(in: 0..<5, using: &numbers) < 2 {
                object[key] = nil
                if let index { list.remove(at: index) }
            } else {
                let value = Int.random(in: 0..<1000, using: &numbers)
                object[key] = .number(JSONNumber(value))
                if let index { list[index].value = value } else { list.append((key, value)) }
            }
            #expect(object.keys == list.map(\.key))
            #expect(list.allSatisfy { object[$0.key]?.int64 == Int64($0.value) })
        }
    }

    @Test func `objects are equal with the same members in the same order`() {
        let object: JSONObject = ["a": 1, "b": [true, .null]]
        #expect(object == ["a": 1, "b": [true, .null]])
        #expect(object != ["b": [true, .null], "a": 1])
        #expect(object != ["a": 1])
        #expect(Set([object, ["a": 1, "b": [true, .null]]]).count == 1)
    }

    @Test func `a literal that names a key twice traps`() async {
        await #expect(processExitsWith: .failure) {
            let key = "a"
            let object: JSONObject = [key: 1, key: 2]
            _ = object.count
        }
    }
}
