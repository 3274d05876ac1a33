/// The names that can be seen from a place in the document.
final class Scope {
    let parent: Scope?
    /// Whether the scope begins a model, whose schema alone says which inputs it sees.
    let isModel: Bool
    /// Whether the scope is the body of a function, which sees nothing but its parameters.
    let isFunction: Bool
    /// The fields that have a place.
    var fields: [String: Field] = [:]
    /// The derived fields that nothing has asked for yet.
    var pending: [String: Element] = [:]
    /// The derived fields that are being compiled, to find those that need themselves.
    var open: Set<String> = []

    init(parent: Scope?, isModel: Bool = false, isFunction: Bool = false) {
        self.parent = parent
        self.isModel = isModel
        self.isFunction = isFunction
    }
}
