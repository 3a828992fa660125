"""Reads of executions for those who look at them: rows and values, none of which writes."""
