"""What runs the benchmark: populations, measurements row by row, and the report."""
