import Foundation
import Testing

/// No number of a real person stands anywhere in the project.
@Suite struct PrivacyTests {
    /// The official fictitious test persons of MedCom.
    static let testPersons: Set<String> = [
        "0104909995", "0104909989", "0107729995", "0108589995", "0108629996", "0201609995",
        "0201609996", "0201919990", "0201919995", "0201919996", "0211223989", "0212159995",
        "0504909989", "0504909995", "0506889996", "1007059995", "1110109996", "1310169995",
        "1310169996", "1502779995", "1502799995", "1502829995", "1509819996", "2103009996",
        "2311143995", "2509479989", "2512489996", "2911829996", "3001749995", "3103979995",
    ]

    @Test func `every person number is a test person's or a day plus 60`() {
        var offences: [String] = []
        for file in SourceTree.text where !file.path.contains("Vectors") {
            for (index, line) in file.lines.enumerated() {
                if Self.personNumbers(in: line).contains(where: { !Self.isFictitious($0) }) {
                    offences.append("\(file.path):\(index + 1)")
                }
            }
        }
        #expect(offences == [])
    }

    @Test func `a real looking number would be found`() {
        let number = "010180" + "1234"
        #expect(Self.personNumbers(in: "cpr:\(number)") == [number])
        #expect(!Self.isFictitious(number))
        #expect(Self.personNumbers(in: "0.1234567890123") == [])
    }

    /// Ten digits, or six, a hyphen and four, that begin with a day and a month.
    static func personNumbers(in line: String) -> [String] {
        let text = line as NSString
        return pattern.matches(in: line, range: NSRange(location: 0, length: text.length))
            .map { text.substring(with: $0.range).filter(\.isNumber) }
            .filter { number in
                let day = Int(number.prefix(2)) ?? 0
                let month = Int(number.dropFirst(2).prefix(2)) ?? 0
                return (1...31 ~= day || 61...91 ~= day) && 1...12 ~= month
            }
    }

    /// Not inside a word or a longer number, as digests and fractions are.
    private static let pattern: NSRegularExpression = {
        guard
            let pattern = try? NSRegularExpression(
                pattern: #"(?<![0-9A-Za-z_.])\d{6}-?\d{4}(?![0-9A-Za-z_])"#
            )
        else { preconditionFailure("The pattern is a regular expression") }
        return pattern
    }()

    static func isFictitious(_ number: String) -> Bool {
        testPersons.contains(number) || (Int(number.prefix(2)) ?? 0) > 60
    }
}
