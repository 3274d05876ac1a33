public import EventModel
internal import ProfileScoring
internal import Projections

/// One issued score and what came out when it was replayed.
public struct IssuedFinding: Hashable, Sendable {
    /// Whose score it is.
    public let subject: SubjectID
    /// The place of its event in the log.
    public let position: Position
    /// When it was issued, which is the moment it was about.
    public let at: EffectiveTime
    /// The last place in the log that its inputs were read through, nil for one from before the
    /// store.
    public let inputsThrough: Position?
    /// How its event stands.
    public let standing: IssuedStanding
    /// The first difference.
    public let difference: IssuedDifference
    /// The version that it names.
    public let model: String
    /// The class that was issued, nil where the reader may not see it.
    public let issuedClass: String?
    /// The bits of the score that was issued, nil where none was.
    public let issuedBits: UInt64?
    /// What came out, nil where no version could run.
    public let found: ReplayOutcome?
    /// The bits of the score that came out.
    public let foundBits: UInt64?
    /// Where and why the two first part; nil where they do not, or nothing was compared.
    public let divergence: IssuedDivergence?
}

extension IssuedFinding: CustomStringConvertible {
    /// Subject, place, version, both sides and the difference in one line.
    public var description: String {
        let mark = standing == .valid ? "" : " (\(standing.rawValue))"
        return "\(subject)  #\(position)\(mark)  \(model)  issued \(issued), \(came): "
            + difference.text + because
    }

    private var because: String {
        guard let divergence else { return "" }
        return " (\(divergence.cause.rawValue)\(divergence.place.map { ", \($0)" } ?? ""))"
    }

    private var issued: String { (issuedClass ?? "(restricted)") + Self.score(issuedBits) }

    private var came: String {
        switch found {
        case .class(let label): "came out \(label)\(Self.score(foundBits))"
        case .noResult(let kind): "came out without result (\(kind.rawValue))"
        case .noSubmission, .noModel, .otherGroup, nil: "did not come out"
        }
    }

    private static func score(_ bits: UInt64?) -> String {
        guard let bits else { return "" }
        var text: [UInt8] = []
        text.append(shortest: Double(bitPattern: bits))
        return " " + String(decoding: text, as: UTF8.self)
    }
}
