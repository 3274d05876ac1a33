/// What deliveries say, kept in the plainest way: one dictionary for each kind of column.
///
/// Written apart from the store. Months are numbers from 0; a value is the cell's text.
struct NaivePerson: Equatable {
    /// The latest word on each period of the two series, by the column's name.
    var series: [String: String] = [:]
    /// The facts about the industry: from which month on which code, "" where it ended.
    var industryFrom: [Int: String] = [:]
    /// How many events have been stored.
    var eventCount = 0

    /// The industry at the opening of a month.
    func industry(_ month: Int) -> String {
        industryFrom.filter { $0.key <= month }.max { $0.key < $1.key }?.value ?? ""
    }

    /// Takes in a row: series by name, industries by month.
    mutating func take(series row: [String: String], industries: [Int: String], monthCount: Int) {
        for (name, cell) in row where series[name, default: ""] != cell {
            series[name] = cell
            eventCount += 1
        }
        guard let first = industries.keys.min(), let last = industries.keys.max() else { return }
        let before = self
        for month in first...monthCount {
            let isBehind = month > last && !before.industryFrom.keys.contains { $0 >= month }
            let expected = industries[month] ?? (isBehind ? nil : before.industry(month))
            guard let expected, industry(month) != expected else { continue }
            industryFrom[month] = expected
            eventCount += 1
        }
    }
}
