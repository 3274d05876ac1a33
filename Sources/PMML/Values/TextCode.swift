/// The number of a text, so that texts are compared by one comparison of integers.
struct TextCode: Hashable, Sendable {
    let index: Int32
}
