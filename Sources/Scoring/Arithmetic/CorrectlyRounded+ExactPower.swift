extension CorrectlyRounded {
    /// `x` to the power `y`, for `x` over 0 and other than 1, where the power has at most 54 bits.
    ///
    /// A number of type `Double`, and so the middle between two neighbours, has no more. Nil for
    /// all other powers, which are therefore no such middle. The power is not too great and not too
    /// small to be represented by more than a factor of two.
    static func exactPower(_ x: Double, _ y: Double) -> Double? {
        var base = OddPart(of: x)
        var power = OddPart(of: y.magnitude)
        // An odd number over a power of two: so many square roots are to be taken, and each must
        // come out even, since the root of another number with finitely many bits is irrational.
        while power.exponent < 0 {
            guard let root = base.evenRoot else { return nil }
            base = root
            power.exponent += 1
        }
        // The inverse of an odd number over 1 has infinitely many bits.
        if y < 0, base.number > 1 { return nil }
        guard power.exponent < 12 else { return nil }
        let (count, isOver) = Int(power.number).multipliedReportingOverflow(
            by: 1 << power.exponent
        )
        guard !isOver else { return nil }
        guard let number = wholePower(base.number, count) else { return nil }
        let (exponent, isOverAgain) = base.exponent.multipliedReportingOverflow(by: count)
        guard !isOverAgain else { return nil }
        let exact = FixedPoint(number, fractionWordCount: 1)
        return exact.nearestToCentre(exponent: y < 0 ? -exponent : exponent)
    }

    /// `number` to the power `count` if it has at most 54 bits.
    private static func wholePower(_ number: UInt64, _ count: Int) -> UInt64? {
        guard number > 1 else { return 1 }
        var result: UInt64 = 1
        for _ in 0..<count {
            let (product, isOver) = result.multipliedReportingOverflow(by: number)
            guard !isOver, product < 1 << 54 else { return nil }
            result = product
        }
        return result
    }
}
