/// The series that the functions are made of. Each is summed until a term has no word left that is
/// not 0: that term is then under its own error, and so are all that follow it together, since each
/// is under half of the one before.
extension FixedPoint {
    /// The sum of x, x³/3, x⁵/5, …, which is artanh x; with alternating signs it is arctan x.
    ///
    /// The magnitude is at most 1/2.
    func oddPowerSeries(isAlternating: Bool) -> FixedPoint {
        var square = self * self
        square.isNegative = isAlternating
        var power = self
        var sum = self
        var divisor: UInt64 = 3
        repeat {
            power = power * square
            var term = power
            term.divide(by: divisor)
            sum.add(term)
            divisor += 2
        } while !power.isZero
        sum.error &+= power.error
        return sum
    }

    /// The sum of the number, the number times `factor` / (n · (n + 1)), that times `factor` /
    /// ((n + 2) · (n + 3)), and so on.
    ///
    /// The factor's magnitude is at most 1, and n is at least 1.
    func factorialSeries(_ factor: FixedPoint, from n: UInt64) -> FixedPoint {
        var term = self
        var sum = self
        var divisor = n
        repeat {
            term = term * factor
            term.divide(by: divisor * (divisor + 1))
            sum.add(term)
            divisor += 2
        } while !term.isZero
        sum.error &+= term.error
        return sum
    }

    /// The sum of the number, the number times `factor` / 3, that times `factor` / 5, and so on.
    ///
    /// The factor is from 0 to 64.
    func oddFactorialSeries(_ factor: FixedPoint) -> FixedPoint {
        var term = self
        var sum = self
        var divisor: UInt64 = 3
        // Only from 2 · 64 on are the terms sure to halve.
        repeat {
            term = term * factor
            term.divide(by: divisor)
            sum.add(term)
            divisor += 2
        } while !term.isZero || divisor < 131
        sum.error &+= term.error
        return sum
    }
}
