extension Plan {
    /// A predicate in words and signs, as the document states it.
    func text(of predicate: PredicateNode) -> String {
        switch predicate.test {
        case .always: return "true"
        case .never: return "false"
        case .and, .or, .xor, .surrogate:
            let parts = (0..<predicate.table).map {
                text(of: self.parts.predicates[Int(predicate.slot + $0)])
            }
            return "(" + parts.joined(separator: " \(predicate.test) ") + ")"
        default:
            return name(of: predicate.slot) + comparison(of: predicate)
        }
    }

    /// Predicates that are all asked for.
    func text(ofAll predicates: [PredicateNode]) -> String {
        predicates.map { text(of: $0) }.joined(separator: " and ")
    }

    /// The name of a slot's field.
    func name(of slot: Int32) -> String { parts.slotNames[Int(slot)] }

    private func comparison(of predicate: PredicateNode) -> String {
        let number = NumberText.text(predicate.number)
        switch predicate.test {
        case .isMissing: return " is missing"
        case .isNotMissing: return " is not missing"
        case .less: return " < \(number)"
        case .lessOrEqual: return " <= \(number)"
        case .greater: return " > \(number)"
        case .greaterOrEqual: return " >= \(number)"
        case .equal: return " = \(number)"
        case .notEqual: return " != \(number)"
        case .textEqual: return " = \(parts.texts.texts[Int(predicate.table)])"
        case .textNotEqual: return " != \(parts.texts.texts[Int(predicate.table)])"
        case .inNumbers: return " in \(numbers(predicate.table))"
        case .notInNumbers: return " not in \(numbers(predicate.table))"
        case .inTexts: return " in \(texts(predicate.table))"
        case .notInTexts: return " not in \(texts(predicate.table))"
        default: return rank(of: predicate)
        }
    }

    private func rank(of predicate: PredicateNode) -> String {
        let value = parts.orders[Int(predicate.table)][Int(predicate.number)]
        let sign =
            switch predicate.test {
            case .rankLess: "<"
            case .rankLessOrEqual: "<="
            case .rankGreater: ">"
            default: ">="
            }
        guard case .text(let code) = value else { return " \(sign) \(predicate.number)" }
        return " \(sign) \(parts.texts.texts[Int(code.index)])"
    }

    private func numbers(_ table: Int32) -> String {
        let set = parts.numberSets[Int(table)]
        return "{" + set.map(NumberText.text).joined(separator: ", ") + "}"
    }

    private func texts(_ table: Int32) -> String {
        let set = parts.textSets[Int(table)]
        let members = (0..<parts.texts.count).filter { set.contains(TextCode(index: Int32($0))) }
        return "{" + members.map { parts.texts.texts[$0] }.joined(separator: ", ") + "}"
    }
}
