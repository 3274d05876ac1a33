public import ArgumentParser
public import EventLog
public import ProfileHistoryStore
public import RegisterImport

extension Clock: ExpressibleByArgument {}

extension FeedReader.Format: ExpressibleByArgument {}

extension StoredView: ExpressibleByArgument {}
