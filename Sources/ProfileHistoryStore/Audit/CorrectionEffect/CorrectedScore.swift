internal import JSON
public import ProfileModel
internal import ProfileScoring
internal import Projections
internal import Scoring

/// A score that was issued, and what would be given in its place now.
public struct CorrectedScore: Hashable, Sendable {
    /// What a version gives from what is known at one time.
    public struct Side: Hashable, Sendable {
        /// The class, or why there is none.
        public let outcome: ReplayOutcome
        /// The bits of the score, nil where there is none.
        public let scoreBits: UInt64?

        /// Whether it is not told, since the version would consult what may not be read.
        var isWithheld: Bool { outcome == .noResult(.withheldInput) }
    }

    /// The score that was issued at that moment.
    public let score: ShownScore
    /// The version that is compared.
    public let model: String
    /// Whether it is the version that the score names, so that somebody was shown its result.
    public let isIssued: Bool
    /// What it gives from what was known when the score was made.
    public let then: Side
    /// What it gives from what is known now.
    public let now: Side
    /// The inputs that differ, in the order of the version; at least one.
    public let inputs: [CorrectedInput]
    /// Why a further input is not told and so was not compared; nil where all were.
    public let withholding: Withholding?

    /// Whether class or score are others now; nil where that is not told.
    public var isResultChanged: Bool? {
        if then.isWithheld || now.isWithheld { return nil }
        return then != now
    }

    /// Whether the class is another one now, or is there on one side only; nil where that is not
    /// told.
    public var isClassChanged: Bool? {
        if then.isWithheld || now.isWithheld { return nil }
        return then.outcome != now.outcome
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        score.writeMembers(to: &writer)
        writer.member("comparedModel", model)
        writer.key("issued")
        writer.bool(isIssued)
        for (name, side) in [("then", then), ("now", now)] {
            writer.key(name)
            side.write(to: &writer)
        }
        writer.flag("classChanged", isClassChanged)
        writer.flag("resultChanged", isResultChanged)
        writer.list("inputs", inputs) { $1.write(to: &$0) }
        writer.member("withheld", withholding?.rawValue)
        writer.endObject()
    }
}

extension CorrectedScore.Side {
    init(_ inputs: IssuedInputs) {
        let result = inputs.result
        if inputs.profile.submission == nil {
            self.init(outcome: .noSubmission, scoreBits: nil)
        } else if let none = result.noResult {
            self.init(outcome: .noResult(none.kind), scoreBits: nil)
        } else {
            self.init(outcome: .class(result.label?.name ?? ""), scoreBits: result.scoreBits)
        }
    }

    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("outcome", outcome.kind)
        writer.member("class", outcome.label)
        writer.member("noResult", outcome.noResult?.rawValue)
        writer.score(scoreBits)
        writer.endObject()
    }
}

extension JSONWriter {
    /// Writes a member that is true, false, or null where that is not known.
    mutating func flag(_ name: StaticString, _ flag: Bool?) {
        key(name)
        if let flag { bool(flag) } else { null() }
    }
}
