/// The number of an attribute, by which a fact names it.
///
/// Numbers 1 to 63 are the built-in attributes' and never change; a store deals the others from 64.
public struct AttributeNumber: RawRepresentable, Hashable, Comparable, Sendable {
    /// The number.
    public let rawValue: UInt16

    /// Names the attribute with this number.
    @inlinable
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// The first number that a store deals.
    public static let firstDefined = AttributeNumber(rawValue: 64)

    /// Compares by number.
    @inlinable
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension AttributeNumber {
    /// `birthDate`: the day of birth.
    public static let birthDate = AttributeNumber(rawValue: 1)
    /// `sex`: m or f, as the register has it.
    public static let sex = AttributeNumber(rawValue: 2)
    /// `municipality`: of residence.
    public static let municipality = AttributeNumber(rawValue: 3)
    /// `origin`: *herkomst*.
    public static let origin = AttributeNumber(rawValue: 4)
    /// `citizenship`: a country code.
    public static let citizenship = AttributeNumber(rawValue: 5)
    /// `dependants`: how many the person provides for.
    public static let dependants = AttributeNumber(rawValue: 6)
    /// `education`: the main group of the highest completed one.
    public static let education = AttributeNumber(rawValue: 7)
    /// `industry`: of the latest job.
    public static let industry = AttributeNumber(rawValue: 8)
    /// `benefit`: one code a week.
    public static let benefit = AttributeNumber(rawValue: 9)
    /// `employment`: the degree of it, month by month.
    public static let employment = AttributeNumber(rawValue: 10)
    /// `income`: in kroner, month by month.
    public static let income = AttributeNumber(rawValue: 11)
}
