import Scoring

/// The error that `make` throws, or nil where it makes something.
func kernelFault(_ make: () throws(KernelError) -> some Any) -> KernelError? {
    do throws(KernelError) {
        _ = try make()
        return nil
    } catch {
        return error
    }
}
