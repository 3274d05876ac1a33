/// Text of XML and HTML.
enum Markup {
    /// A text as the content of an element or of an attribute in double quotes.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.printable.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// An element, its attributes in the order given, its content already escaped.
    static func element(
        _ name: String,
        _ attributes: [(String, String)] = [],
        content: String? = nil
    ) -> String {
        let attributes = attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
        guard let content else { return "<\(name)\(attributes)/>" }
        return "<\(name)\(attributes)>\(content)</\(name)>"
    }
}
