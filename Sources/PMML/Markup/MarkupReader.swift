import Foundation
import FoundationXML

/// Builds the tree of elements from the parser's calls.
///
/// Everything within `Extension` is passed over, as the standard lets a consumer do.
final class MarkupReader: NSObject, XMLParserDelegate {
    private let limits: PMMLLimits
    private var open: [Element] = []
    private var root: Element?
    private var failure: PMMLError?
    private var elementCount = 0
    /// How many elements are open inside of an extension, counting itself.
    private var extensionDepth = 0

    private init(limits: PMMLLimits) {
        self.limits = limits
    }

    /// The root element of a document.
    static func read(_ bytes: [UInt8], limits: PMMLLimits) throws(PMMLError) -> Element {
        try MarkupGuard.check(bytes, limits: limits)
        let reader = MarkupReader(limits: limits)
        // In pieces: libxml2 refuses one of more than 10 MB.
        let parser = XMLParser(stream: InputStream(data: Data(bytes)))
        parser.shouldProcessNamespaces = true
        parser.shouldResolveExternalEntities = false
        parser.delegate = reader
        let isComplete = parser.parse()
        if let failure = reader.failure { throw failure }
        guard isComplete, parser.parserError == nil, let root = reader.root else {
            let code = (parser.parserError as NSError?)?.code ?? 0
            throw PMMLError(
                element: "document",
                line: max(parser.lineNumber, 0),
                reason: .malformed("libxml2 code \(code)")
            )
        }
        return root
    }

    func parser(
        _ parser: XMLParser,
        didStartElement elementName: String,
        namespaceURI: String?,
        qualifiedName qName: String?,
        attributes attributeDict: [String: String]
    ) {
        // The parser itself lets a second document follow.
        if root != nil { return refuse(parser, .malformed("more after the end")) }
        if extensionDepth > 0 || elementName == "Extension" {
            extensionDepth += 1
            refuseDepth(parser, elementName)
            return
        }
        let attributes = attributeDict.map { Element.Attribute(name: $0.key, value: $0.value) }
        let standard = namespaceURI.map { $0.hasPrefix("http://www.dmg.org/PMML-") } ?? false
        open.append(
            Element(
                name: elementName,
                qualifiedName: qName ?? elementName,
                isStandard: standard,
                line: parser.lineNumber,
                attributes: attributes.sorted { $0.name < $1.name }
            )
        )
        elementCount += 1
        if open.count == 1 { checkRoot(parser, namespace: namespaceURI ?? "") }
        refuseDepth(parser, elementName)
    }

    func parser(
        _ parser: XMLParser,
        didEndElement elementName: String,
        namespaceURI: String?,
        qualifiedName qName: String?
    ) {
        if extensionDepth > 0 {
            extensionDepth -= 1
            return
        }
        guard let element = open.popLast() else { return }
        if open.isEmpty {
            root = element
        } else {
            open[open.count - 1].children.append(element)
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        guard extensionDepth == 0, !open.isEmpty else { return }
        open[open.count - 1].text += string
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        guard extensionDepth == 0, !open.isEmpty else { return }
        open[open.count - 1].text += String(decoding: block, as: UTF8.self)
    }

    private func checkRoot(_ parser: XMLParser, namespace: String) {
        guard let root = open.first, root.name == "PMML",
            PMMLVersion.allCases.contains(where: { $0.namespace == namespace })
        else {
            return refuse(parser, .namespace(namespace))
        }
        let stated = root.text("version") ?? ""
        // Exporters raise the version and leave the namespace, so the two need not agree.
        guard PMMLVersion(stated: stated) != nil else {
            return refuse(parser, .version(stated))
        }
    }

    private func refuseDepth(_ parser: XMLParser, _ name: String) {
        if open.count + extensionDepth > limits.depth {
            refuse(parser, .tooDeep(limit: limits.depth))
        }
        if elementCount > limits.elementCount {
            refuse(parser, .tooManyElements(limit: limits.elementCount))
        }
    }

    private func refuse(_ parser: XMLParser, _ reason: PMMLError.Reason) {
        if failure == nil {
            failure = PMMLError(
                element: open.last?.name ?? "document",
                line: parser.lineNumber,
                reason: reason
            )
        }
        parser.abortParsing()
    }
}
