/// The colours of drawings: those of Okabe and Ito, which colour-blind people tell apart.
///
/// Source: M. Okabe and K. Ito, Color Universal Design, 2008. A colour never stands alone:
/// patterns, places and labels say the same in black and white.
enum Paint {
    static let ink = "#1a1a1a"
    static let faint = "#5c5c5c"
    static let grid = "#d4d4d4"
    static let still = "#c9c9c9"
    static let blue = "#0072b2"
    static let vermillion = "#d55e00"

    /// The colours of series, dark and light in turn.
    static let series = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00"]
}
