/// Functions whose result is the exact mathematical value rounded once, to nearest, ties to even.
///
/// Such a result is defined by mathematics alone. It is the same on every machine, whatever
/// processor, compiler or system library is there, and anybody can derive it again with another
/// program that rounds correctly, such as MPFR. All work is done in integers; nothing here calls
/// the system's mathematics library, whose last bit differs between machines.
public enum CorrectlyRounded {}
