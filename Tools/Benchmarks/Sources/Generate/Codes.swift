internal import ProfileModel

/// The code lists that values are drawn from, as bytes.
///
/// Municipalities, education and origin are the lists of the product. Benefits are three digits, as
/// DREAM has them; which of them mean what plays no part here.
struct Codes {
    let municipalities = CodeList.municipalities.codes.map { Array($0.code.utf8) }
    let educations = CodeList.educationGroups.codes.map { Array($0.code.utf8) }
    let origins = CodeList.origins.codes.map { Array($0.code.utf8) }
    let benefits = [
        "111", "112", "121", "124", "125", "130", "211", "214", "299", "412", "413", "511", "521",
        "522", "651", "652", "661", "730", "731", "733", "774", "781", "783", "890", "893", "998",
    ].map { Array($0.utf8) }
    let citizenships = [
        "DK", "DK", "DK", "DK", "DK", "DK", "DK", "DK", "PL", "SE", "DE", "TR", "SY", "RO", "NO",
        "GB", "IQ", "SO", "5100", "5752",
    ].map { Array($0.utf8) }
    let industries = [
        "0111", "1071", "2511", "4120", "4321", "451120", "4711", "4941", "5610", "6201", "6420",
        "6910", "7820", "8121", "8411", "8510", "8520", "8610", "8730", "8891", "9602",
    ].map { Array($0.utf8) }
    /// Answers to the question of when a job is expected, as often as they stand here.
    let expectations = [
        "new_job", "1m", "3m", "3m", "6m", "6m", "6m", "6m", "6m", "gt6m", "maternity", "pension",
        "dont_know", "dont_know", "dont_know",
    ].map { Array($0.utf8) }

    /// As often as in a population: most are of Danish origin.
    func origin(_ random: inout SplitMix64) -> UInt32 {
        random.happens(perMille: 780) ? 0 : UInt32(random.below(origins.count))
    }
}
