import PMML
import Testing

/// Bytes that are not UTF-8, which the XML parser beneath can not be handed.
@Suite struct EncodingTests {
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
}
