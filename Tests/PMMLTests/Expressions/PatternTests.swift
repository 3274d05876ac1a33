import Foundation
import Testing

@testable import PMML

/// Regular expressions, held against Foundation's.
@Suite struct PatternTests {
    /// A piece of a pattern, and whether it may match nothing.
    ///
    /// Nothing that may match nothing is repeated: engines differ in when they leave such a loop.
    private func piece(
        _ depth: Int,
        _ generator: inout SeededGenerator
    ) -> (text: String, isNullable: Bool) {
        let atoms = ["a", "b", ".", "[ab]", "[^a]", "\\d", "\\w", "\\s", "1", "\\."]
        let quantifiers = ["", "", "*", "+", "?", "*?", "+?", "??", "{1,2}", "{2}", "{0,}"]
        var text = ""
        var isNullable = true
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            var atom = (text: atoms.randomElement(using: &generator) ?? "a", isNullable: false)
            if depth > 0, Int.random(in: 0..<3, using: &generator) == 0 {
                atom = piece(depth - 1, &generator)
                atom.text = "(?:" + atom.text + ")"
            }
            let quantifier =
                atom.isNullable ? "" : quantifiers.randomElement(using: &generator) ?? ""
            text += atom.text + quantifier
            let mayLack = quantifier.contains { "*?0".contains($0) } && quantifier != "+?"
            isNullable = isNullable && (atom.isNullable || mayLack)
        }
        if Int.random(in: 0..<5, using: &generator) == 0 {
            let other = piece(0, &generator)
            text += "|" + other.text
            isNullable = isNullable || other.isNullable
        }
        return (text, isNullable)
    }

    @Test func `patterns match and replace as another engine does`() throws {
        var generator = SeededGenerator(seed: 5)
        let letters = ["a", "b", "1", " ", ".", "c"]
        for _ in 0..<400 {
            var text = piece(2, &generator).text
            if Int.random(in: 0..<4, using: &generator) == 0 { text = "^" + text }
            if Int.random(in: 0..<4, using: &generator) == 0 { text += "$" }
            let pattern = try #require(TextPattern(text), "\(text)")
            let other = try NSRegularExpression(pattern: text)
            for _ in 0..<10 {
                let length = Int.random(in: 0...7, using: &generator)
                let sample = (0..<length).map { _ in
                    letters.randomElement(using: &generator) ?? "a"
                }.joined()
                let range = NSRange(location: 0, length: sample.utf16.count)
                let isFound = other.firstMatch(in: sample, range: range) != nil
                #expect(pattern.matches(sample) == isFound, "\(text) in “\(sample)”")
                let replaced = other.stringByReplacingMatches(
                    in: sample,
                    range: range,
                    withTemplate: "-"
                )
                #expect(
                    pattern.replacing(sample, with: "-") == replaced,
                    "\(text) in “\(sample)”"
                )
            }
        }
    }

    @Test(arguments: [
        "(a", "a)", "[a", "a**", "a++", "(?=a)", "\\1", "\\p{L}", "a{2,1}", "*a", "\\",
    ])
    func `what is not known is refused`(text: String) {
        #expect(TextPattern(text) == nil)
    }

    @Test func `a pattern that would hang a backtracking engine is answered`() throws {
        let pattern = try #require(TextPattern("^(a+)+$"))
        #expect(!pattern.matches(String(repeating: "a", count: 2000) + "b"))
    }
}
