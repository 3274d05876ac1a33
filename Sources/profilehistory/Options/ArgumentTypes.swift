public import ArgumentParser
public import AuditReports
public import EventLog
public import ProfileHistoryStore

extension Clock: ExpressibleByArgument {}

extension DeviationQuestion.Grouping: ExpressibleByArgument {}

extension Language: ExpressibleByArgument {}

extension StoredView: ExpressibleByArgument {}

extension ReplayFormat: ExpressibleByArgument {}
