"""The dry run: walks a workflow without doing any of its work."""
