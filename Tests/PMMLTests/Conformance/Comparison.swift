import Foundation
import PMML

/// Compares a value with the text that another engine wrote.
struct Comparison {
    /// The greatest difference relative to the expected number.
    var relative = 1e-6
    /// The greatest difference at all.
    var absolute = 1e-9

    /// Whether the value is what the text says.
    func holds(_ value: PMMLValue, _ expected: String) -> Bool {
        switch value {
        case .missing: return CSVTable.isMissing(expected)
        case .text(let text):
            if text == expected { return true }
            guard let left = Double(text), let right = Double(expected) else { return false }
            return left == right
        case .boolean(let truth): return expected.lowercased() == (truth ? "true" : "false")
        case .number(let number):
            guard let other = Double(expected) else { return false }
            let difference = abs(number - other)
            return difference <= absolute || difference <= relative * abs(other)
        }
    }
}
