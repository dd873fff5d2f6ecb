"""The parts of a workbook: what any has, and the sheets of a report."""
