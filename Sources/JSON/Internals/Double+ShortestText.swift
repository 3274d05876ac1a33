extension Double {
    /// The shortest decimal text that reads back as the same double, for finite numbers.
    ///
    /// Whole numbers have no point; from 2^54 on and below 1e-4 there is an exponent.
    var shortestText: String {
        var text = description
        if text.utf8.suffix(2).elementsEqual(".0".utf8) {
            text.removeLast(2)
        }
        return text
    }
}
