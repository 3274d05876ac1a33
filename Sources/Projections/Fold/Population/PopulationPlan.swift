public import ProfileModel

/// What a population fold keeps of every subject, so that the rest of a stream costs little.
public struct PopulationPlan: Hashable, Sendable {
    /// A series of which the latest periods are wanted.
    public struct Series: Hashable, Sendable {
        /// The attribute.
        public let attribute: AttributeNumber
        /// How long its periods are.
        public let granularity: Period.Granularity
        /// How many periods before the one that holds the day asked are wanted.
        public let reach: Int32

        /// Asks for the period of the day asked and `reach` periods before it.
        public init(
            attribute: AttributeNumber,
            granularity: Period.Granularity,
            reach: Int32
        ) {
            precondition(reach >= 0, "a series is wanted up to the period asked, never less")
            self.attribute = attribute
            self.granularity = granularity
            self.reach = reach
        }
    }

    /// The attributes that are no series, each once; a value is asked for by its place here.
    public private(set) var attributes: [AttributeNumber] = []
    /// The series, each once; what is made of one is asked for by its place here.
    public private(set) var series: [Series] = []

    /// Keeps nothing but the submission.
    public init() {}

    /// Keeps the value of an attribute too, and says at which place.
    public mutating func want(_ attribute: AttributeNumber) -> Int {
        if let place = attributes.firstIndex(of: attribute) { return place }
        attributes.append(attribute)
        return attributes.count - 1
    }

    /// Keeps the periods of a series too, and says at which place.
    ///
    /// - Precondition: A series is only ever wanted with periods of one length.
    public mutating func want(_ wanted: Series) -> Int {
        guard let place = series.firstIndex(where: { $0.attribute == wanted.attribute }) else {
            series.append(wanted)
            return series.count - 1
        }
        let known = series[place]
        precondition(
            known.granularity == wanted.granularity,
            "the periods of a series have one length"
        )
        if wanted.reach > known.reach { series[place] = wanted }
        return place
    }
}
