import Foundation
import FoundationXML

/// What stands in a text of XML, read by a parser that is not ours.
final class XMLReader: NSObject, XMLParserDelegate {
    private(set) var attributes: [(String, String)] = []
    private(set) var elements: [String] = []
    private(set) var roots: [String] = []
    private(set) var text = ""
    private(set) var failure = ""
    private var depth = 0

    /// Whether the text is well-formed.
    func reads(_ xml: String) -> Bool {
        let parser = XMLParser(data: Data(xml.utf8))
        parser.delegate = self
        let isRead = parser.parse()
        failure = isRead ? "" : "line \(parser.lineNumber), column \(parser.columnNumber)"
        return isRead
    }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        if depth == 0 { roots.append(name) }
        depth += 1
        elements.append(name)
        self.attributes += attributes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    func parser(
        _ parser: XMLParser,
        didEndElement name: String,
        namespaceURI: String?,
        qualifiedName: String?
    ) {
        depth -= 1
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
