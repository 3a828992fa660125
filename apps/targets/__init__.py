"""Where a workflow is submitted to, and every submission."""
