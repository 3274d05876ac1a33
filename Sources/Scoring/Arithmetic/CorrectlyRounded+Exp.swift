extension CorrectlyRounded {
    /// The exponential function, e to the power `x`, correctly rounded.
    ///
    /// Infinity for infinity and for all `x` over 709.78…, 0 for minus infinity and for all `x`
    /// under −745.13…, subnormal numbers between; a quiet NaN of fixed bits for NaN. Costs some
    /// twenty multiplications of words.
    ///
    /// The work is done in two steps. The first knows the result to 66 bits, which leaves the
    /// rounding open for about one argument in eight thousand; the second knows it to 123 bits.
    /// That is enough for every argument there is: in their exhaustive search for the worst cases
    /// (*Worst cases for correct rounding of the elementary functions in double precision*, 2001)
    /// Lefèvre and Muller found that no result comes nearer to the middle between two neighbouring
    /// numbers than 2 to the power −113, relative to itself. The bounds are accounted for in
    /// <doc:KernelVersion1>.
    public static func exp(_ x: Double) -> Double {
        guard let argument = ReducedExponent(x) else { return exceptionalExp(x) }
        let estimate = argument.estimate()
        if let bits = estimate.roundedBits() {
            return Double(bitPattern: bits)
        }
        return Double(bitPattern: argument.refinedEstimate().nearestBits())
    }

    /// The result where it is 0, 1, infinity or not a number.
    private static func exceptionalExp(_ x: Double) -> Double {
        if x.isNaN { return notANumber }
        if x.magnitude < 1 { return 1 }
        return x > 0 ? .infinity : 0
    }
}
