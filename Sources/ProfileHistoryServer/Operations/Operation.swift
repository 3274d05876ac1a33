internal import HTTPTypes

/// One thing that can be asked of the service: the method and path, who may, and what is done.
///
/// The list of operations is what the router is built from and what the OpenAPI document is held
/// to, name by name.
struct Operation: Sendable {
    /// Who may ask.
    enum Access: Sendable {
        /// Anybody, without a token: nothing about persons is told.
        case open
        /// A bearer of a token with the scope and one of the roles.
        case roles([Role], Scope)
    }

    /// What it is about, which decides what must be stated and what is put on record.
    enum Matter: Sendable {
        /// Nothing about anybody.
        case open
        /// One person: job centres, auditors and officers state purpose and case.
        case person
        /// Everybody.
        case everybody
        /// Model versions.
        case models
    }

    /// What the body is.
    enum Body: Sendable {
        case none
        /// One JSON value, by media type `application/json`.
        case json
        /// JSON values, one a line, by media type `application/x-ndjson`, or one JSON value.
        case lines
        /// Plain text.
        case text
    }

    /// How it is done.
    enum Work: Sendable {
        /// At once: nothing is waited for.
        case now(@Sendable (Call) throws -> Reply)
        /// With waiting for the disk, for other threads or for the client.
        case later(@Sendable (Call) async throws -> Reply)
    }

    /// How it is done from memory.
    struct Again: Sendable {
        /// The roles that it can be for; nobody else's requests are looked at.
        let roles: [Role]
        /// Does it without a look at the disk; `nil` where it is not all in memory.
        let tell: @Sendable (Call) throws -> Reply?
    }

    /// Its name in the OpenAPI document and in the read log.
    var id: String
    /// GET, or POST for what is written or must not stand in an address.
    var method: HTTPRequest.Method
    /// The path with its parameters in braces.
    var path: String
    var access: Access
    var matter: Matter
    /// The names of the query's parameters.
    var query: [String] = []
    var body = Body.none
    /// The media types of its answers; the first is given to those that take any.
    var answers: [Reply.MediaType] = [.json]
    /// Whether something is stored, so that a key against doing it twice is needed.
    var writes = false
    /// Whether it makes something new every time, so that the answer is kept for a repetition.
    var isRemembered = false
    /// Does it.
    var work: Work
    /// How it is done from memory, where it can be.
    var again: Again?

    /// An operation that waits for nothing.
    init(
        _ id: String,
        _ method: HTTPRequest.Method,
        _ path: String,
        _ access: Access,
        _ matter: Matter,
        query: [String] = [],
        body: Body = .none,
        answers: [Reply.MediaType] = [.json],
        again: Again? = nil,
        run: @escaping @Sendable (Call) throws -> Reply
    ) {
        self.id = id
        self.method = method
        self.path = path
        self.access = access
        self.matter = matter
        self.query = query
        self.body = body
        self.answers = answers
        work = .now(run)
        self.again = again
    }

    /// An operation that waits for something.
    init(
        _ id: String,
        _ method: HTTPRequest.Method,
        _ path: String,
        _ access: Access,
        _ matter: Matter,
        query: [String] = [],
        body: Body = .none,
        answers: [Reply.MediaType] = [.json],
        writes: Bool = false,
        isRemembered: Bool = false,
        run: @escaping @Sendable (Call) async throws -> Reply
    ) {
        self.id = id
        self.method = method
        self.path = path
        self.access = access
        self.matter = matter
        self.query = query
        self.body = body
        self.answers = answers
        self.writes = writes
        self.isRemembered = isRemembered
        work = .later(run)
    }
}

extension Operation {
    /// Does it for a call.
    func run(_ call: Call) async throws -> Reply {
        switch work {
        case .now(let work): try work(call)
        case .later(let work): try await work(call)
        }
    }
}
