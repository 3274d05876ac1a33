extension GeneralRegressionReader {
    /// The tables of hazards of a Cox regression.
    func baseline(_ element: Element) throws(PMMLError) -> BaselineHazard {
        let tables = try element.requiredChild("BaseCumHazardTables")
        let endTime = try compiler.numericField("endTimeVariable", element, in: scope).slot
        guard let name = element.text("baselineStrataVariable") else {
            try tables.expect(attributes: ["maxTime"], children: ["BaselineCell"])
            return BaselineHazard(
                endTime: endTime,
                stratum: -1,
                strata: [.missing: try stratum(tables)]
            )
        }
        let field = try compiler.field(name, in: scope, at: element)
        try tables.expect(attributes: [], children: ["BaselineStratum"])
        var strata: [Value: BaselineHazard.Stratum] = [:]
        for child in tables.children {
            try child.expect(attributes: ["value", "label", "maxTime"], children: ["BaselineCell"])
            guard let value = try compiler.value(of: "value", child, field.type) else {
                throw child.error(.missingAttribute("value"))
            }
            guard strata.updateValue(try stratum(child), forKey: value) == nil else {
                throw child.error(.rule("two strata have one value; rename one"))
            }
        }
        guard !strata.isEmpty else { throw tables.error(.missingElement("BaselineStratum")) }
        return BaselineHazard(endTime: endTime, stratum: field.slot, strata: strata)
    }

    private func stratum(_ element: Element) throws(PMMLError) -> BaselineHazard.Stratum {
        var cells: [(time: Double, hazard: Double)] = []
        for child in element.children {
            try child.expect(attributes: ["time", "cumHazard"], children: [])
            cells.append(
                (try child.requiredNumber("time"), try child.requiredNumber("cumHazard"))
            )
        }
        guard !cells.isEmpty else { throw element.error(.missingElement("BaselineCell")) }
        cells.sort { $0.time < $1.time }
        for (cell, next) in zip(cells, cells.dropFirst()) where cell.time == next.time {
            throw element.error(.rule("two cells have one time; remove one"))
        }
        return BaselineHazard.Stratum(
            times: cells.map(\.time),
            hazards: cells.map(\.hazard),
            maxTime: try element.requiredNumber("maxTime")
        )
    }
}
