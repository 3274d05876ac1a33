/// Which end of a text its place names.
enum Anchor: String {
    case start
    case middle
    case end
}
