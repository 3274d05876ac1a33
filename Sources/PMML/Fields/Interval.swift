/// A range of numbers, each end of which may be open or lacking.
struct Interval: Hashable, Sendable {
    /// Which ends belong to the range.
    enum Closure: String {
        case openOpen, openClosed, closedOpen, closedClosed
    }

    let left: Double
    let right: Double
    let includesLeft: Bool
    let includesRight: Bool

    /// Whether a number is in the range.
    func contains(_ number: Double) -> Bool {
        (includesLeft ? number >= left : number > left)
            && (includesRight ? number <= right : number < right)
    }
}

extension Interval {
    /// The interval of an element; its margins are read as the field's values are.
    ///
    /// A margin read as binary64 would shut out the binary32 number nearest to it.
    init(_ element: Element, type: DataType) throws(PMMLError) {
        try element.expect(
            attributes: ["closure", "leftMargin", "rightMargin"],
            children: []
        )
        let closure: Closure = try element.requiredChoice("closure")
        func margin(_ name: String, otherwise infinity: Double) throws(PMMLError) -> Double {
            guard let text = element.text(name) else { return infinity }
            let own = Literal.value(text, type == .string ? .double : type)
            guard let number = own ?? Literal.number(text) else {
                throw element.error(.literal(text, type: type.rawValue))
            }
            return number
        }
        left = try margin("leftMargin", otherwise: -.infinity)
        right = try margin("rightMargin", otherwise: .infinity)
        includesLeft = closure == .closedOpen || closure == .closedClosed
        includesRight = closure == .openClosed || closure == .closedClosed
        guard left <= right else {
            throw element.error(.rule("leftMargin is greater than rightMargin; exchange them"))
        }
    }
}
