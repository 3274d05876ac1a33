internal import EventModel
internal import ProfileModel

/// What a number in a drawing stands for.
struct PlotLegendEntry: Hashable {
    let time: String
    let label: Wording
    let position: Position?

    /// The entry on one line.
    func text(in language: Language) -> String {
        let place = position.map { " (#\($0))" } ?? ""
        return "\(time)  \(language(label))\(place)".printable
    }
}
