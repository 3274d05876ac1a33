import PMML
import Testing

/// What is refused when a document is read, with its element and line.
@Suite struct RefusalTests {
    private func refuse(_ text: String, limits: PMMLLimits = .standard) -> PMMLError? {
        refusal { () throws(PMMLError) in
            try PMMLDocument(parsing: Array(text.utf8), limits: limits)
        }
    }

    private var sample: String {
        Sample.text(
            dictionary: Sample.fields,
            """
            <RegressionModel functionName="regression">\(Sample.schema(target: "y"))
            <RegressionTable intercept="1"><NumericPredictor name="x" coefficient="2"/>
            </RegressionTable></RegressionModel>
            """
        )
    }

    /// Where a piece of the sample starts, as a line from 1.
    private func line(of piece: String, in text: String) -> Int {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return (lines.firstIndex { $0.contains(piece) } ?? -2) + 1
    }

    private func changed(_ old: String, _ new: String) -> String {
        sample.replacing(old, with: new)
    }

    @Test func `the sample itself is read`() {
        #expect(refuse(sample) == nil)
    }

    @Test(arguments: [
        "http://www.dmg.org/PMML-2_1", "http://www.dmg.org/PMML-4_5", "http://example.org/", "",
    ])
    func `another namespace is refused`(namespace: String) {
        let error = refuse(changed("http://www.dmg.org/PMML-4_4", namespace))
        #expect(error?.reason == .namespace(namespace))
        #expect(error?.line == 2)
    }

    @Test func `a document without a namespace is refused`() {
        let error = refuse(changed(#" xmlns="http://www.dmg.org/PMML-4_4""#, ""))
        #expect(error?.reason == .namespace(""))
    }

    @Test(arguments: ["2.1", "5.0", "4", "", "4.4.x"])
    func `another version is refused`(version: String) {
        let error = refuse(changed(#"version="4.4""#, "version=\"\(version)\""))
        #expect(error?.reason == .version(version))
    }

    @Test(arguments: PMMLVersion.allCases)
    func `every version is read`(version: PMMLVersion) throws {
        let text = changed(#"version="4.4""#, "version=\"\(version.rawValue)\"")
            .replacing("http://www.dmg.org/PMML-4_4", with: version.namespace)
        #expect(try PMMLDocument(parsing: Array(text.utf8)).version == version)
    }

    @Test(arguments: [
        "<!DOCTYPE PMML>", "<!DOCTYPE PMML [<!ENTITY a \"b\">]>",
        "<!DOCTYPE PMML SYSTEM \"file:///etc/passwd\">",
    ])
    func `a declaration is refused before it is parsed`(declaration: String) {
        let error = refuse(changed("?>\n", "?>\n\(declaration)\n"))
        #expect(error?.reason == .declaration)
        #expect(error?.line == 2)
    }

    @Test(arguments: ["UTF-16", "UTF-7", "EBCDIC-US"])
    func `another encoding is refused`(name: String) {
        #expect(refuse(changed("UTF-8", name))?.reason == .encoding(name))
    }

    @Test func `limits are held`() {
        let count = sample.utf8.count
        var limits = PMMLLimits.standard
        limits.byteCount = count - 1
        #expect(refuse(sample, limits: limits)?.reason == .tooManyBytes(limit: count - 1))
        limits.byteCount = count
        limits.depth = 3
        #expect(refuse(sample, limits: limits)?.reason == .tooDeep(limit: 3))
        limits.depth = 4
        #expect(refuse(sample, limits: limits) == nil)
        limits.elementCount = 5
        #expect(refuse(sample, limits: limits)?.reason == .tooManyElements(limit: 5))
    }

    @Test func `depth counts within extensions too`() {
        let deep = String(repeating: "<a>", count: 300) + String(repeating: "</a>", count: 300)
        let error = refuse(changed("<Header/>", "<Header><Extension>\(deep)</Extension></Header>"))
        #expect(error?.reason == .tooDeep(limit: 200))
    }

    @Test func `an extension is passed over with all that it holds`() {
        let extended = changed(
            "<RegressionTable",
            "<Extension name=\"n\"><b:q xmlns:b=\"u\"/></Extension><RegressionTable"
        )
        #expect(refuse(extended) == nil)
    }

    @Test func `text that is not XML is refused`() {
        for text in ["", "no", sample + "<more/>", sample + "more", String(sample.dropLast(20))] {
            let error = refuse(text)
            if case .malformed = error?.reason { continue }
            Issue.record("\(text.suffix(12)): \(String(describing: error))")
        }
    }

    @Test func `an unknown attribute is refused with its line`() {
        let text = changed("<NumericPredictor", "\n<NumericPredictor x-power=\"3\"")
        let error = refuse(text)
        #expect(error?.reason == .unsupportedAttribute("x-power"))
        #expect(error?.element == "NumericPredictor")
        #expect(error?.line == line(of: "x-power", in: text))
    }

    @Test func `an unknown element is refused with its line`() {
        let text = changed("<NumericPredictor", "\n<Oracle/>\n<NumericPredictor")
        let error = refuse(text)
        #expect(error?.reason == .unsupportedElement("Oracle"))
        #expect(error?.line == line(of: "<Oracle", in: text))
    }

    @Test func `a model of a kind that is not evaluated is refused`() {
        let text = Sample.text(
            dictionary: Sample.fields,
            "<ClusteringModel functionName=\"clustering\"><MiningSchema/></ClusteringModel>"
        )
        let error = refuse(text)
        #expect(error?.element == "ClusteringModel")
    }

    @Test(arguments: ["NaN", "INF", "1e999", "0x1p3", "", "1,5", "nan", "Infinity"])
    func `a number that is none is refused`(text: String) {
        let error = refuse(changed("coefficient=\"2\"", "coefficient=\"\(text)\""))
        #expect(error?.reason == .number(text))
        #expect(error?.element == "NumericPredictor")
    }

    @Test func `names are given once`() {
        let twice = changed(
            "<DataField name=\"y\"",
            "<DataField name=\"x\" optype=\"continuous\" dataType=\"double\"/><DataField name=\"y\""
        )
        #expect(refuse(twice)?.reason == .duplicateName("x"))
        let schema = changed("<MiningField name=\"z\"/>", "<MiningField name=\"x\"/>")
        #expect(refuse(schema)?.reason == .duplicateName("x"))
    }

    @Test func `an unknown field is refused where it is used`() {
        let error = refuse(changed("Predictor name=\"x\"", "Predictor name=\"q\""))
        #expect(error?.reason == .unknownField("q"))
        #expect(error?.element == "NumericPredictor")
        let schema = refuse(changed("MiningField name=\"z\"", "MiningField name=\"q\""))
        #expect(schema?.reason == .unknownField("q"))
    }

    @Test func `an error says where, what and what to do`() {
        let error = refuse(changed("Predictor name=\"x\"", "Predictor name=\"q\""))
        #expect(
            error?.description
                == "line \(error?.line ?? 0), NumericPredictor: field q is not known here; "
                + "add it to the MiningSchema or define it"
        )
    }
}
