// Replaced by the suites of this folder.
