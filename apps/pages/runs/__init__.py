"""The pages of runs: one run, the runs of a workflow and of a project, and runs side by side."""
