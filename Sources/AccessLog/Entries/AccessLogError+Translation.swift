internal import EventLog

extension AccessLogError {
    /// Says of any failure what was being done.
    init(_ error: any Error, _ doing: String) {
        if let own = error as? AccessLogError {
            self = own
            return
        }
        do throws(EventLogError) {
            try translating(doing) { throw error }
            preconditionFailure("What throws does not return")
        } catch {
            self = .store(error)
        }
    }
}

/// Runs `body` and turns every failure into an ``AccessLogError`` that says what was being done.
func logging<R>(_ doing: String, _ body: () throws -> R) throws(AccessLogError) -> R {
    do {
        return try body()
    } catch {
        throw AccessLogError(error, doing)
    }
}
