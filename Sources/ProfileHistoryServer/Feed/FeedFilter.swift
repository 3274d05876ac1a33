internal import EventModel
internal import ProfileHistoryStore
internal import ProfileModel
internal import Projections

/// Which events a stream or a page is made of.
struct FeedFilter: Sendable {
    /// Only events about persons of this municipality, and those about nobody; all where nil.
    var municipality: String?
    /// Only events of these types; all where nil.
    var types: Set<String>?

    /// The filter of a call's parameters; a case system sees its own municipality, whatever it
    /// asks for.
    init(_ call: Call) throws(Problem) {
        municipality = call.query["municipality"]
        if let municipality {
            let isCode =
                municipality.utf8.count == 4
                && municipality.utf8.allSatisfy { (0x30...0x39).contains($0) }
            guard isCode else {
                throw Problem(.badRequest, "a municipality has 4 digits", field: "municipality")
            }
        }
        if call.role == .system {
            guard let own = call.caller?.municipality else {
                throw Problem(.forbidden, "the token says no municipality")
            }
            guard municipality ?? own == own else {
                throw Problem(
                    .otherMunicipality,
                    "the token is for municipality \(own)",
                    field: "municipality"
                )
            }
            municipality = own
        }
        if call.query["type"] != nil {
            let named = Set(try call.query.list("type"))
            guard named.isSubset(of: Self.knownTypes) else {
                throw Problem(.badRequest, "an event type is unknown; see FEED.md", field: "type")
            }
            types = named
        }
    }

    private static let knownTypes = Set(
        (0...UInt8.max).compactMap { EventType(rawValue: $0).name }
    )

    /// Whether an event is one of them.
    ///
    /// Somebody who moved is told of to both municipalities, whenever they read: where she lives
    /// now, where she lived by what was known before the event, and where she lives by it, once it
    /// has come into effect.
    func includes(_ event: Event, _ store: HistoryStore) throws -> Bool {
        if let types, !types.contains(event.type.name ?? "") { return false }
        guard let municipality, event.subject.isPerson else { return true }
        let now = EffectiveTime(store.now())
        let before = Position(rawValue: max(1, event.position.rawValue) - 1)
        let places = [
            AsOf(effective: now, known: .registered(RegisteredTime(now.instant))),
            AsOf(effective: now, known: .position(before)),
            AsOf(effective: max(now, event.effective ?? now), known: .position(event.position)),
        ]
        return try places.contains { asOf in
            let profile: ProfileAnswer
            do {
                profile = try store.profile(of: event.subject, asOf: asOf, roles: ["system"])
            } catch let error as StoreError
                where error.code == .erased || error.code == .unknownSubject
            {
                return false
            }
            return profile.profile.fact(for: .municipality)?.value == .code(municipality)
        }
    }
}
