/// Submissions and issued scores as JSON members.
extension Wording {
    /// The day on which the form of 2017 took the place of that of 2015.
    private static let updateDay = 17_427

    /// `"form":..,"targetGroup":..,"answers":{..}`.
    func form(_ statement: Statement, to file: inout OutputFile) {
        let seed = Int(statement.value)
        file.text("\"form\":\"")
        file.text(statement.registeredDay < Self.updateDay ? "2015" : "2017")
        file.text("\",\"targetGroup\":\"")
        file.text(seed & 7 < 5 ? "dagpenge" : "kontanthjaelp")
        file.text("\",\"answers\":{\"q2\":\"")
        file.bytes(expectation(statement))
        file.text("\"")
        if seed & 0x10 != 0 { file.text(",\"q8\":[\"ads\",\"network\"]") }
        if seed & 0x60 == 0 { file.text(",\"q6\":{\"state\":\"declined\"}") }
        file.text("}")
    }

    /// The answer to the question of when a job is expected.
    func expectation(_ statement: Statement) -> [UInt8] {
        codes.expectations[Int(statement.value >> 8) % codes.expectations.count]
    }

    /// `"model":..,"class":..,"recipient":..`.
    func score(_ statement: Statement, to file: inout OutputFile) {
        file.text("\"model\":\"published-2021-09-09\",\"class\":\"")
        file.text(statement.value == 0 ? "low" : "high")
        file.text("\",\"recipient\":\"jobcentre:0101\"")
    }
}
