internal import ProfileModel

/// One attribute whose one value is corrected again and again.
struct Corrected {
    private let growth: StreamGrowth

    init(_ options: inout Options) throws {
        growth = StreamGrowth(
            store: try OpenedStore(options.word()),
            facts: options.number("--corrections", or: 10_000)
        )
    }

    func run() throws {
        let codes = CodeList.municipalities.codes
        try growth.run { serial in
            try InventedFacts.fact(
                serial,
                .municipality,
                .code(codes[serial % codes.count].code),
                day: 100,
                said: 200_000 + serial
            )
        }
    }
}
