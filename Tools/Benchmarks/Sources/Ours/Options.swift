internal import Glibc

/// Words and options of a command line.
struct Options {
    private var arguments: [String]

    init(_ arguments: [String]) { self.arguments = arguments }

    /// The next word that is no option.
    mutating func word() -> String {
        guard let first = arguments.first, !first.hasPrefix("--") else {
            Self.stop("an argument is missing")
        }
        return arguments.removeFirst()
    }

    mutating func text(_ name: String) -> String? {
        guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count else {
            return nil
        }
        defer { arguments.removeSubrange(index...index + 1) }
        return arguments[index + 1]
    }

    mutating func number(_ name: String) -> Int? {
        guard let text = text(name) else { return nil }
        guard let number = Int(text) else { Self.stop("\(name) takes a number") }
        return number
    }

    mutating func number(_ name: String, or other: Int) -> Int { number(name) ?? other }

    mutating func flag(_ name: String) -> Bool {
        guard let index = arguments.firstIndex(of: name) else { return false }
        arguments.remove(at: index)
        return true
    }

    /// Ends the program with a reason.
    static func stop(_ reason: String) -> Never {
        let line = Array("ours: \(reason)\n".utf8)
        _ = write(STDERR_FILENO, line, line.count)
        exit(2)
    }
}
