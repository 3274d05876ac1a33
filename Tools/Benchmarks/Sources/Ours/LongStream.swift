internal import ProfileModel

/// A person with very many facts: four attributes that change by turns, a day apart.
struct LongStream {
    private let growth: StreamGrowth

    init(_ options: inout Options) throws {
        growth = StreamGrowth(
            store: try OpenedStore(options.word()),
            facts: options.number("--facts", or: 100_000)
        )
    }

    func run() throws {
        let codes = CodeList.municipalities.codes
        let educations = CodeList.educationGroups.codes
        try growth.run { serial in
            let day = serial % 2_900
            switch serial % 4 {
            case 0:
                return try InventedFacts.fact(
                    serial,
                    .municipality,
                    .code(codes[serial % codes.count].code),
                    day: day,
                    said: serial
                )
            case 1:
                return try InventedFacts.fact(
                    serial,
                    .education,
                    .code(educations[serial % educations.count].code),
                    day: day,
                    said: serial
                )
            case 2:
                return try InventedFacts.fact(
                    serial,
                    .dependants,
                    .integer(Int64(serial % 5)),
                    day: day,
                    said: serial
                )
            default:
                return try InventedFacts.fact(
                    serial,
                    .industry,
                    .code("\(1_000 + serial % 9_000)"),
                    day: day,
                    said: serial
                )
            }
        }
    }
}
