public import ArgumentParser
public import EventLog
public import ProfileHistoryStore

extension Clock: ExpressibleByArgument {}

extension StoredView: ExpressibleByArgument {}

extension ReplayFormat: ExpressibleByArgument {}
