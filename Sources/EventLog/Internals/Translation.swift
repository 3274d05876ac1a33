internal import EventModel
internal import LMDB

/// Runs `body` and turns every failure into an ``EventLogError`` that says what was being done.
///
/// The text is made only where there is a failure.
package func translating<R>(
    _ doing: @autoclosure () -> String,
    _ body: () throws -> R
) throws(EventLogError) -> R {
    do {
        return try body()
    } catch let error as EventLogError {
        throw error
    } catch let error as LMDBError {
        throw .storage(error, doing())
    } catch {
        throw .damaged("what was read while \(doing())", cause: error)
    }
}
