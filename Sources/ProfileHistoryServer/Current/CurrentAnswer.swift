internal import EventLog
internal import EventModel
internal import JSON
internal import NIOCore
internal import ProfileHistoryStore
internal import ProfileModel
internal import Projections

/// What is told of a person now, ready to be told again.
///
/// It holds no longer than what it was made from, which three looks tell: at her history's last
/// event, at the registry's, and at the clock.
///
/// A reference, so that whoever is told the same shares its bytes.
final class CurrentAnswer: Sendable {
    /// Whom it is about.
    let subject: SubjectID
    /// The place of the last event in her history, read before the rest; `nil` where there was
    /// none.
    let revision: Revision?
    /// The place of the registry's last event, `nil` where it was empty.
    let registryRevision: Revision?
    /// From when on and before when it is that, unless something is stored.
    let period: Range<Instant>
    /// Where she lives now, `nil` where that is not known.
    let municipality: String?
    /// Whether a form of hers is in force now.
    let hasForm: Bool
    /// Tells it from other answers, whatever times were asked for.
    let tag: String
    /// The profile as JSON, as of the beginning of the period.
    private let body: [UInt8]
    /// Where in it that moment stands: for what is in effect and for what is known.
    private let moments: [Int]

    init(_ current: CurrentProfile, at revision: Revision?) {
        let (answer, profile) = (current.answer, current.answer.profile)
        subject = answer.subject
        self.revision = revision
        registryRevision = current.registryRevision
        period = answer.asOf.effective.instant..<current.end
        municipality = profile.fact(for: .municipality)?.value.code
        hasForm = profile.submission != nil
        var writer = JSONWriter(reserving: 4_096)
        answer.write(to: &writer)
        body = writer.bytes
        moments = Self.places(of: period.lowerBound, in: body)
        tag = EntityTag.tag(ofCurrent: body, "\(revision?.rawValue ?? 0)")
    }

    /// How many bytes the profile takes as JSON.
    var byteCount: Int { body.count }

    /// Whether it is what would be worked out again.
    func holds(at now: Instant, _ standing: LogStanding) -> Bool {
        revision == standing.revision && registryRevision == standing.registryRevision
            && period.contains(now)
    }

    /// The profile as JSON, as asked for at a moment within its period.
    func body(at now: Instant) -> ByteBuffer {
        var buffer = ByteBuffer(bytes: body)
        let text = now.description
        // A period is a day at most, so that its moments have years of as many digits.
        for place in moments { buffer.setString(text, at: place) }
        return buffer
    }

    /// Where a profile that was asked for as of now says of which moment it is.
    private static func places(of moment: Instant, in body: [UInt8]) -> [Int] {
        guard let times = EntityTag.times(in: body) else {
            preconditionFailure("a profile says first which times it was asked for")
        }
        let text = Array(moment.description.utf8)
        let starts = times.lowerBound...(times.upperBound - text.count)
        let places = starts.filter { body[$0..<$0 + text.count].elementsEqual(text) }
        precondition(places.count == 2, "what is asked as of now names the moment twice")
        return places
    }
}

extension AttributeValue {
    /// The code that it is, `nil` where it is none or is withheld.
    fileprivate var code: String? {
        guard case .code(let code) = self else { return nil }
        return code
    }
}
