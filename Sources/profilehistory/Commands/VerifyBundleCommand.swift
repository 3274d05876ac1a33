internal import ArgumentParser
internal import EventModel
internal import JSON
internal import ProfileHistoryStore
internal import Projections
internal import TransparencyLog

/// Checks a bundle, without a store.
struct VerifyBundleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-bundle",
        abstract: "Check a bundle and replay its profile and score from it alone.",
        discussion: """
            Every record is opened with its own key and followed to the checkpoint's root; none \
            may be missing before the last one of its stream. Then the profile and the score are \
            made from them again, and compared with those of the bundle byte for byte.

            Of an issued score it is also said whether it comes out as it was issued.

            Exit code 0: all holds. 1: something does not, and it is said what.
            """
    )

    @Argument(help: ArgumentHelp("The bundle's folder.", valueName: "folder"))
    var folder: String

    @OptionGroup var trust: TrustOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let found = try HistoryStore.verifyBundle(folder, under: trust.policy())
        switch output.format {
        case .table: for line in found.lines { StandardOutput.line(line) }
        case .json: StandardOutput.json { found.write(to: &$0) }
        }
        if found.difference != nil || found.isAsIssued == false { throw Failure.checkFailed }
    }
}

extension BundleVerification {
    fileprivate var lines: [String] {
        let checkpoint = acceptance.checkpoint
        var lines = [
            "\(recordCount.grouped) records, all in the log of \(checkpoint.origin), "
                + "\(Int(clamping: checkpoint.size).grouped) records"
        ]
        if let difference {
            lines.append(
                "NOT the same: \(difference.file) differs from what comes out now, from byte "
                    + "\(difference.offset) on"
            )
        } else {
            lines.append("the same, byte for byte: profile and score of \(question.subject)")
        }
        lines.append("  as valid at \(question.asOf.effective), known \(known)")
        if let model = question.model { lines.append("  by \(model)") }
        if let isAsIssued {
            let position = question.issued.map { "\($0)" } ?? ""
            let outcome = isAsIssued ? "as it was issued" : "NOT as it was issued"
            lines.append("  the score issued at position \(position) comes out \(outcome)")
        }
        lines.append("  signed by \(acceptance.log)")
        for witness in acceptance.witnesses { lines.append("  witnessed by \(witness.name)") }
        return lines
    }

    private var known: String {
        switch question.asOf.known {
        case .registered(let time): "by their sources at \(time)"
        case .recorded(let time): "by the store at \(time)"
        case .position(let position): "at position \(position)"
        }
    }

    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("same")
        writer.bool(difference == nil)
        writer.member("subject", "\(question.subject)")
        writer.key("question")
        question.write(to: &writer)
        writer.key("asIssued")
        if let isAsIssued { writer.bool(isAsIssued) } else { writer.null() }
        writer.key("records")
        writer.integer(recordCount)
        acceptance.checkpoint.writeMembers(to: &writer)
        writer.member("key", acceptance.log.description)
        writer.key("difference")
        if let difference {
            writer.beginObject()
            writer.member("file", difference.file)
            writer.key("offset")
            writer.integer(difference.offset)
            writer.endObject()
        } else {
            writer.null()
        }
        writer.endObject()
    }
}
