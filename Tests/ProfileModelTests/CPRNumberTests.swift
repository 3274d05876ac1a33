import EventModel
import ProfileModel
import Testing

struct CPRNumberTests {
    @Test(arguments: TestPersons.all)
    func `every official test person is read though none has a valid check digit`(
        text: String
    ) throws {
        let number = try CPRNumber(parsing: text)
        #expect(!number.hasValidCheckDigit)
        #expect(!number.isReplacement)
        #expect(number.alias == Alias(digits: try #require(UInt64(text))))
    }

    @Test func `all thirty test persons are tried`() {
        #expect(Set(TestPersons.all).count == 30)
    }

    @Test func `a number with a dash is the same number`() throws {
        #expect(
            try CPRNumber(parsing: "010490-9995") == CPRNumber(parsing: "0104909995")
        )
    }

    @Test(arguments: [
        ("0104909995", "1990-04-01", Sex.male), ("2509479989", "1947-09-25", .male),
        ("0211223989", "1922-11-02", .male), ("2512489996", "1948-12-25", .female),
        ("0107729995", "1972-07-01", .male), ("1509819996", "1981-09-15", .female),
    ])
    func `birth date and sex are read from a test person`(
        text: String,
        birth: String,
        sex: Sex
    ) throws {
        let number = try CPRNumber(parsing: text)
        #expect(number.birthDate.description == birth)
        #expect(number.sex == sex)
    }

    @Test func `the seventh digit and the year give the century`() throws {
        for year in 0...99 {
            for digit in 0...9 {
                let century =
                    switch digit {
                    case 0...3: 1900
                    case 4, 9: year < 37 ? 2000 : 1900
                    default: year < 58 ? 2000 : 1800
                    }
                let number = try CPRNumber(digits: Self.replacement(year: year, digit: digit))
                #expect(number.birthDate.year == century + year)
                #expect(number.birthDate.month == 6)
                #expect(number.birthDate.day == 15)
                #expect(number.isReplacement)
            }
        }
    }

    @Test func `29 February exists only where the century makes it a leap year`() throws {
        // Digit 3 makes it 1900, which was no leap year; digit 5 makes it 2000, which was one.
        #expect(throws: CPRError.notADate) { try CPRNumber(parsing: "8902003000") }
        #expect(try CPRNumber(parsing: "8902005000").birthDate.description == "2000-02-29")
    }

    @Test(arguments: [
        "", "8", "890200500", "89020050000", "890200-500", "890200-50000", "89020-05000",
        "890200 5000", "89020O5000", "٨٩٠٢٠٠٥٠٠٠", "-890200500", "890200--000",
    ])
    func `what is not ten digits is refused`(text: String) {
        #expect(throws: CPRError.notTenDigits) { try CPRNumber(parsing: text) }
    }

    @Test(arguments: ["0006005000", "6006005000", "9206005000", "6100005000", "6113005000"])
    func `a day that does not exist is refused`(text: String) {
        #expect(throws: CPRError.notADate) { try CPRNumber(parsing: text) }
    }

    @Test func `one last digit in ten at most passes modulus 11`() throws {
        for serial in 500..<600 as Range<UInt64> {
            let valid = try (0..<10 as Range<UInt64>).filter {
                try CPRNumber(digits: 7_506_900_000 + serial * 10 + $0).hasValidCheckDigit
            }
            #expect(valid.count <= 1)
        }
        // 4*7 + 3*5 + 2*0 + 7*6 + 6*9 + 5*0 + 4*5 + 3*0 + 2*0 + 6 = 165 = 15 * 11
        #expect(try CPRNumber(parsing: "7506905006").hasValidCheckDigit)
    }

    @Test func `neither printing nor dumping shows a digit`() throws {
        let number = try CPRNumber(parsing: "0104909995")
        var dumped = ""
        dump(number, to: &dumped)
        for text in ["\(number)", String(reflecting: number), dumped, "\(Optional(number) as Any)"]
        {
            let hasDigit = text.contains { $0.isNumber }
            #expect(!hasDigit)
        }
    }

    @Test func `the errors show no digit`() {
        for error in [CPRError.notTenDigits, .notADate] {
            let hasDigit = error.description.contains { $0.isNumber }
            #expect(!hasDigit)
        }
    }

    private static func replacement(year: Int, digit: Int) -> UInt64 {
        UInt64(7_506_000_000 + year * 10_000 + digit * 1_000)
    }
}
