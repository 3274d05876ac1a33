/// What `mdb_env_info` tells, without C's types.
struct EnvironmentNumbers {
    var mapByteCount = 0
    var lastPage = 0
    var lastTransactionID = 0
    var maximumReaderCount: UInt32 = 0
    var readerCount: UInt32 = 0
}

/// What `mdb_stat` tells, without C's types.
struct StatisticsNumbers {
    var pageByteCount: UInt32 = 0
    var depth: UInt32 = 0
    var branchPageCount = 0
    var leafPageCount = 0
    var overflowPageCount = 0
    var entryCount = 0
}
