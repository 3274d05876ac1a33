/// The items of an `Array`, which are separated by white space.
enum ArrayText {
    /// The items: those in quotation marks may hold white space, and marks after a backslash.
    static func items(_ element: Element) throws(PMMLError) -> [String] {
        try element.expect(attributes: ["n", "type"], children: [])
        var items: [String] = []
        var rest = Array(element.text)[...]
        while true {
            rest = rest.drop { $0.isWhitespace }
            guard let first = rest.first else { break }
            if first == "\"" {
                items.append(try quoted(&rest, element))
            } else {
                items.append(String(rest.prefix { !$0.isWhitespace }))
                rest = rest.drop { !$0.isWhitespace }
            }
        }
        if let count = try element.integer("n"), count != items.count {
            throw element.error(
                .rule("n is \(count), but there are \(items.count) items; correct n")
            )
        }
        return items
    }

    /// The finite numbers of an `Array`.
    static func numbers(_ element: Element) throws(PMMLError) -> [Double] {
        try items(element).map { (item) throws(PMMLError) in
            guard let number = Literal.number(item) else { throw element.error(.number(item)) }
            return number
        }
    }

    private static func quoted(
        _ rest: inout ArraySlice<Character>,
        _ element: Element
    ) throws(PMMLError) -> String {
        rest.removeFirst()
        var item = ""
        while let character = rest.popFirst() {
            if character == "\"" { return item }
            if character == "\\", let next = rest.first, next == "\"" || next == "\\" {
                rest.removeFirst()
                item.append(next)
            } else {
                item.append(character)
            }
        }
        throw element.error(.rule("a quotation mark is not closed; close it"))
    }
}
