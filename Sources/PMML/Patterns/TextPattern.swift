/// A regular expression, matched in time linear in the text for each place it may begin.
///
/// What it knows: characters, `.`, classes, `\d \w \s` and their opposites, groups, alternatives,
/// `* + ? {m,n}` greedy and lazy, `^ $ \b`. Back references and looking around are refused, so that
/// no pattern of a document can make an evaluation hang.
struct TextPattern: Sendable {
    /// One step of the machine that a pattern is turned into.
    enum Step: Sendable {
        case character(CharacterClass)
        /// Goes on at both places, the first one preferred.
        case split(Int, Int)
        case jump(Int)
        case start, end, boundary(Bool)
        case match
    }

    let steps: [Step]

    /// The pattern of a text, if every part of it is known.
    init?(_ text: String) {
        var parser = PatternParser(text)
        guard let tree = parser.parse() else { return nil }
        var builder = PatternBuilder()
        guard builder.append(tree) else { return nil }
        steps = builder.steps + [.match]
    }

    /// Whether the pattern is found anywhere in a text.
    func matches(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        return (0...scalars.count).contains { end(in: scalars, from: $0) != nil }
    }

    /// The text with every place where the pattern is found replaced.
    func replacing(_ text: String, with replacement: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var index = 0
        while index <= scalars.count {
            guard let end = end(in: scalars, from: index) else {
                if index < scalars.count { result.append(scalars[index]) }
                index += 1
                continue
            }
            result.append(contentsOf: replacement.unicodeScalars)
            // An empty match is passed by one character, so that the search goes on.
            if end == index {
                if index < scalars.count { result.append(scalars[index]) }
                index += 1
            } else {
                index = end
            }
        }
        return String(result)
    }

    /// Where the preferred match that starts at an index ends.
    private func end(in text: [Unicode.Scalar], from start: Int) -> Int? {
        var found: Int?
        var threads: [Int] = []
        var seen = Set<Int>()
        follow(0, at: start, in: text, into: &threads, &seen)
        var index = start
        while true {
            var next: [Int] = []
            seen.removeAll(keepingCapacity: true)
            for thread in threads {
                if case .match = steps[thread] {
                    // Threads after this one are less preferred.
                    found = index
                    break
                }
                guard case .character(let set) = steps[thread], index < text.count,
                    set.contains(text[index])
                else { continue }
                follow(thread + 1, at: index + 1, in: text, into: &next, &seen)
            }
            if next.isEmpty { return found }
            threads = next
            index += 1
        }
    }

    /// Adds the threads that a step leads to without a character, in order of preference.
    private func follow(
        _ step: Int,
        at index: Int,
        in text: [Unicode.Scalar],
        into threads: inout [Int],
        _ seen: inout Set<Int>
    ) {
        guard seen.insert(step).inserted else { return }
        switch steps[step] {
        case .character, .match: threads.append(step)
        case .jump(let target): follow(target, at: index, in: text, into: &threads, &seen)
        case .split(let first, let second):
            follow(first, at: index, in: text, into: &threads, &seen)
            follow(second, at: index, in: text, into: &threads, &seen)
        case .start:
            if index == 0 { follow(step + 1, at: index, in: text, into: &threads, &seen) }
        case .end:
            if index == text.count { follow(step + 1, at: index, in: text, into: &threads, &seen) }
        case .boundary(let wanted):
            let before = index > 0 && CharacterClass.word.contains(text[index - 1])
            let after = index < text.count && CharacterClass.word.contains(text[index])
            if (before != after) == wanted {
                follow(step + 1, at: index, in: text, into: &threads, &seen)
            }
        }
    }
}
