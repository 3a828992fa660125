"""Running a workflow from its page: what is asked before, and what the page needs to follow it."""
