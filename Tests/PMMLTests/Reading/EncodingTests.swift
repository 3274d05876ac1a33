import PMML
import Testing

/// Bytes that the XML parser beneath can not be handed: such as are not UTF-8, or too many at once.
@Suite struct EncodingTests {
    @Test(arguments: ["<?x?>", "<?x ?>", "<?xml?>", "<?x\n?>"])
    func `an instruction without content is refused, since the parser would end the process`(
        piece: String
    ) {
        let text = Sample.text(
            dictionary: Sample.fields,
            "<RegressionModel functionName=\"regression\">\(Sample.schema(target: "y"))"
                + "<RegressionTable intercept=\"1\"/></RegressionModel>"
        )
        for bytes in [Array((piece + "\n" + text).utf8), Array((text + piece).utf8)] {
            let error = refusal { () throws(PMMLError) in try PMMLDocument(parsing: bytes) }
            #expect(error != nil)
        }
        let empty = Array("<?xmersio?>\n<PMML ve\"4\">\n  < ".utf8)
        #expect(refusal { () throws(PMMLError) in try PMMLDocument(parsing: empty) } != nil)
    }

    @Test(
        arguments: [[0xF3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0x00], [0xFF, 0xFE]] as [[UInt8]]
    )
    func `bytes that are not UTF-8 are refused wherever they stand`(piece: [UInt8]) {
        let bytes = Array(
            Sample.text(
                dictionary: Sample.fields,
                "<RegressionModel functionName=\"regression\">\(Sample.schema(target: "y"))"
                    + "<RegressionTable intercept=\"1\"/></RegressionModel>"
            ).utf8
        )
        for index in stride(from: 0, to: bytes.count, by: 11) {
            var changed = bytes
            changed.insert(contentsOf: piece, at: index)
            let error = refusal { () throws(PMMLError) in try PMMLDocument(parsing: changed) }
            #expect(error?.reason == .encoding("of bytes that are not UTF-8"))
        }
    }

    /// libxml2 takes no more than 10 MB at a time.
    @Test func `a document of more than ten megabytes is read`() throws {
        let comment = "<!--" + String(repeating: "æøå ", count: 300) + "-->\n"
        let document = try Sample.document(
            "<RegressionModel functionName=\"regression\">\(Sample.schema(target: "y"))"
                + String(repeating: comment, count: 6_000)
                + "<RegressionTable intercept=\"1\"/></RegressionModel>"
        )
        #expect(document.evaluate([:]).prediction == .number(1))
    }
}
