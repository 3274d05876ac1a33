internal import AccessLog
internal import EventLog
internal import EventModel

/// Runs `body` and turns failures of the layers below into a ``StoreError``.
func translating<R>(_ body: () throws -> R) throws(StoreError) -> R {
    do {
        return try body()
    } catch let error as StoreError {
        throw error
    } catch let error as AccessLogError {
        throw StoreError(error)
    } catch let error as EventLogError {
        let code: StoreError.Code = error.code == .keyFile ? .keyFile : .unavailable
        throw StoreError(code, error.message, cause: error.cause)
    } catch let refusal as AppendRefusal {
        throw StoreError(.badInput, "\(refusal)")
    } catch let error as TimeError {
        throw StoreError(.badInput, "\(error)")
    } catch {
        throw StoreError(.unavailable, "the store holds bytes that do not decode", cause: error)
    }
}
