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
    #expect(error?.code == code, "\(error.map(String.init(describing:)) ?? "")", sourceLocation: place)
    return error
}
