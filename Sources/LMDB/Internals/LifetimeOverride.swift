// The only place where a lifetime is asserted rather than derived. Bytes that LMDB hands out lie
// in its map, or in a page that the transaction has changed, and stay where they are until the
// transaction ends or changes something.

/// Bytes that are valid as long as `owner` is neither ended nor mutated.
@inline(__always)
@_lifetime(borrow owner)
@unsafe func borrowedBytes<Owner: ~Copyable & ~Escapable>(
    _ bytes: UnsafeRawBufferPointer,
    from owner: borrowing Owner
) -> RawSpan {
    let span = unsafe RawSpan(_unsafeBytes: bytes)
    return unsafe _overrideLifetime(span, borrowing: owner)
}

/// An entry that is valid as long as what the cursor borrows, and not only as the cursor itself.
@inline(__always)
@_lifetime(copy cursor)
@unsafe func entry(
    _ key: UnsafeRawBufferPointer,
    _ value: UnsafeRawBufferPointer,
    of cursor: borrowing Cursor
) -> Entry {
    let entry = unsafe Entry(
        key: RawSpan(_unsafeBytes: key),
        value: RawSpan(_unsafeBytes: value)
    )
    return unsafe _overrideLifetime(entry, copying: cursor)
}
