import EventModel
import Foundation
import LMDB

@testable import EventLog

extension WriteTransaction {
    /// Puts a value under a key as a cursor gave it, integer or not.
    mutating func put(_ value: [UInt8], rawKey key: [UInt8], in database: Database) throws {
        if database.hasIntegerKeys {
            var reader = unsafe ByteReader(key.span.bytes)
            let number = try reader.uint64()
            unsafe try put(value.span.bytes, forKey: number, in: database)
        } else {
            unsafe try put(value.span.bytes, forKey: key.span.bytes, in: database)
        }
    }
}

extension [UInt8] {
    /// Whether `other` stands somewhere among these bytes.
    func contains(_ other: [UInt8]) -> Bool {
        Data(self).range(of: Data(other)) != nil
    }
}
