import Foundation
import Testing

/// Nothing that reaches a score may depend on the machine's mathematics library.
@Suite struct IndependenceTests {
    @Test func `no source of the module imports anything or calls the mathematics library`() throws
    {
        let folder = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Sources/Scoring").resolvingSymlinksInPath()
        let files = try #require(FileManager.default.enumerator(atPath: folder.path))
            .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
        #expect(files.count > 30)
        // Each of these may end in a call of the library, by name or on some processors.
        let forbidden = [
            "import ", "addingProduct", "addProduct", ".rounded(", ".round(", "squareRoot",
            "truncatingRemainder", "remainder(dividingBy", " log(", " pow(", "Float80",
        ]
        for file in files {
            let text = try String(
                contentsOf: folder.appendingPathComponent(file),
                encoding: .utf8
            )
            for line in text.split(separator: "\n") {
                let code = line.drop { $0 == " " }
                guard !code.hasPrefix("//") else { continue }
                for word in forbidden {
                    #expect(!" \(code)".contains(word), "\(file): \(line)")
                }
            }
        }
    }
}
