internal import EventModel
internal import ProfileModel
internal import Projections

/// By what a summary divides a population, in numbers.
struct ReplayPerson: Hashable, Sendable {
    /// A place in ``sexes``.
    var sex: Int
    /// A place in ``origins``.
    var origin: Int
    /// The age in whole years on the day asked, nil where no date of birth is known.
    var age: Int?

    /// The sexes of the code list, then a code that is on no list, then none known.
    static let sexes = CodeList.sexes.codes.map(\.code) + ["other", ""]
    /// The origins of the code list, then a code that is on no list, then none known.
    static let origins = CodeList.origins.codes.map(\.code) + ["other", ""]

    private static let sexList = CodeList.sexes.codes.map(\.code)
    private static let originList = CodeList.origins.codes.map(\.code)

    init(sex: Int, origin: Int, age: Int?) {
        self.sex = sex
        self.origin = origin
        self.age = age
    }

    /// Reads sex, origin and age out of a profile.
    init(of profile: Profile, at time: EffectiveTime) {
        sex = Self.place(of: profile.fact(for: .sex)?.value, in: Self.sexList)
        origin = Self.place(of: profile.fact(for: .origin)?.value, in: Self.originList)
        age = profile.age(at: time)
    }

    private static func place(of value: AttributeValue?, in list: [String]) -> Int {
        guard case .code(let code)? = value else { return list.count + 1 }
        return list.firstIndex { $0.utf8.elementsEqual(code.utf8) } ?? list.count
    }
}

/// The bands of age that a summary has.
enum AgeBands {
    /// The first age of every band but the first, which begins at birth.
    private static let bounds = [18, 25, 30, 40, 50, 60]

    /// The bands' names, then that of no known age.
    static let names = ["0-17", "18-24", "25-29", "30-39", "40-49", "50-59", "60-", ""]

    /// The place of an age's band.
    static func place(of age: Int?) -> Int {
        guard let age else { return names.count - 1 }
        var place = 0
        while place < bounds.count, age >= bounds[place] { place += 1 }
        return place
    }
}
