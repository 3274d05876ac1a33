public import ArgumentParser
public import ProfileHistoryStore

extension Clock: ExpressibleByArgument {}
