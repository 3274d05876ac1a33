import ProfileHistoryStore
import Testing

/// Expects a use case to fail with a code; gives the error.
@discardableResult
func expect(
    _ code: StoreError.Code,
    at place: SourceLocation = #_sourceLocation,
    _ body: () throws -> some Any
) -> StoreError? {
    let error = #expect(throws: StoreError.self, sourceLocation: place) { _ = try body() }
    let comment = Comment(rawValue: error.map { "\($0)" } ?? "")
    #expect(error?.code == code, comment, sourceLocation: place)
    return error
}
