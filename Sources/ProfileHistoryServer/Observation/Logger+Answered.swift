internal import HTTPTypes
internal import Logging

extension Logger {
    /// Tells an operator who wants to know everything that a request was answered.
    func answered(_ method: HTTPRequest.Method, _ route: String, _ status: HTTPResponse.Status) {
        debug(
            "answered",
            metadata: [
                "method": .string(method.rawValue),
                "route": .string(route),
                "status": .stringConvertible(status.code),
            ]
        )
    }
}
