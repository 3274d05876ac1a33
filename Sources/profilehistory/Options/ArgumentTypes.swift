public import ArgumentParser
public import ProfileHistoryStore
public import RegisterImport

extension Clock: ExpressibleByArgument {}

extension FeedReader.Format: ExpressibleByArgument {}

extension ReplayFormat: ExpressibleByArgument {}
