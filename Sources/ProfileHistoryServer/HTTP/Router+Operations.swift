internal import HTTPTypes
internal import Hummingbird

extension Router<ServiceRequestContext> {
    /// Makes a router of the operations' endpoints: HEAD beside GET, and an answer for every other
    /// method of each path.
    static func router(of endpoints: [Endpoint]) -> RouterResponder<ServiceRequestContext> {
        let router = Router(context: ServiceRequestContext.self)
        var methods: [String: [HTTPRequest.Method]] = [:]
        for endpoint in endpoints {
            let operation = endpoint.operation
            let path = RouterPath(operation.path)
            router.on(path, method: operation.method, responder: endpoint)
            methods[operation.path, default: []].append(operation.method)
            if operation.method == .get {
                router.on(path, method: .head, responder: endpoint)
                methods[operation.path, default: []].append(.head)
            }
        }
        for (path, allowed) in methods {
            for method in HTTPRequest.Method.known where !allowed.contains(method) {
                let responder = MethodNotAllowed(allowed: allowed)
                router.on(RouterPath(path), method: method, responder: responder)
            }
        }
        return router.buildResponder()
    }
}
