import Foundation
import FoundationXML
import ProfileModel
import Testing

@testable import AuditReports

/// What holds of every drawing, of the ordinary and of the odd.
@Suite struct DrawingTests {
    static func samples() throws -> [(name: String, plot: Plot)] {
        OddPlots.all + [
            ("classes", try Samples.classSteps()), ("shares", try Samples.shareSteps()),
            ("flows", Samples.flows()), ("contributions", Samples.contributions),
        ]
    }

    @Test(arguments: Language.allCases)
    func `no text covers another or leaves the drawing`(language: Language) throws {
        for (name, plot) in try Self.samples() {
            let drawing = plot.drawing(in: language)
            let page = Box(left: 0, top: 0, right: Drawing.width, bottom: drawing.height)
            var offences: [String] = []
            for (index, box) in drawing.texts.enumerated() {
                if !page.contains(box) { offences.append("\(box) leaves \(page)") }
                for other in drawing.texts[..<index] where other.overlaps(box) {
                    offences.append("\(box) covers \(other)")
                }
            }
            #expect(offences == [], "\(name)")
        }
    }

    @Test(arguments: Language.allCases)
    func `every drawing is well-formed and has no number that is none`(language: Language) throws {
        for (name, plot) in try Self.samples() {
            let reader = XMLReader()
            let svg = plot.svg(in: language)
            #expect(reader.reads(svg), "\(name): \(reader.failure)")
            #expect(reader.roots == ["svg"], "\(name)")
            let coordinates = reader.attributes.filter {
                ["x", "y", "x1", "x2", "y1", "y2", "width", "height", "cx", "cy", "r"].contains(
                    $0.0
                )
            }
            #expect(coordinates.allSatisfy { Double($0.1)?.isFinite == true }, "\(name)")
            let paths = reader.attributes.filter { $0.0 == "d" }.map(\.1)
            #expect(paths.allSatisfy { !$0.contains("n") && !$0.contains("i") }, "\(name)")
        }
    }

    @Test func `a drawing is the same every time`() throws {
        for (name, plot) in try Self.samples() {
            #expect(plot.svg(in: .danish) == plot.svg(in: .danish), "\(name)")
        }
    }

    @Test func `a drawing's identifiers begin with its name and none is used in vain`() throws {
        for (_, plot) in try Self.samples() {
            let reader = XMLReader()
            #expect(reader.reads(plot.svg(in: .danish, name: "a-1")))
            let names = reader.attributes.filter { $0.0 == "id" }.map(\.1)
            #expect(names.allSatisfy { $0.hasPrefix("a-1-") })
            #expect(Set(names).count == names.count)
            let used = reader.attributes.filter { $0.1.hasPrefix("url(#") }
                .map { String($0.1.dropFirst(5).dropLast()) }
            #expect(Set(used).isSubset(of: names))
        }
    }

    @Test func `a number held back stands nowhere in a drawing of flows`() throws {
        let table = CountTable(
            rows: Samples.classes,
            columns: Samples.classes,
            counts: [[100, 3, 60], [50, 200, 70], [80, 90, 300]]
        )
        let shown = SmallCounts().published(table)
        let svg = Samples.flows(table).svg(in: .english)
        let held = zip(table.counts.joined(), shown.counts.joined()).filter { $1 == .suppressed }
        #expect(held.count >= 2)
        for (count, _) in held {
            #expect(!svg.contains(">\(count)<") && !svg.contains(" \(count),"))
        }
        #expect(svg.contains("number held back"))
    }

    @Test func `close events share a mark that names them all`() throws {
        guard case .steps(let plot) = try Samples.classSteps() else { return }
        let pills = StepDrawing(plot, .danish).pills
        #expect(pills.map(\.text) == ["1", "2", "3–4", "5"])
    }

    @Test func `marks of events stand apart, and every event has one`() throws {
        for (name, plot) in try Self.samples() {
            guard case .steps(let plot) = plot else { continue }
            let pills = StepDrawing(plot, .danish).pills
            for (left, right) in zip(pills, pills.dropFirst()) {
                let isApart = right.x - left.x >= (left.width + right.width) / 2
                #expect(isApart && left.last + 1 == right.first, "\(name)")
            }
            #expect(pills.first.map(\.first) == (plot.events.isEmpty ? nil : 0), "\(name)")
            #expect(pills.last.map(\.last) == plot.events.indices.last, "\(name)")
        }
    }

    @Test func `a drawing's name is of letters, digits and hyphens`() async {
        await #expect(processExitsWith: .failure) {
            _ = Samples.contributions.svg(in: .danish, name: "a\"b")
        }
    }
}
