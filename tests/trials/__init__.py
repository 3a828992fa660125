"""Long trials, each its own command: what a suite that runs in minutes has no time for."""
