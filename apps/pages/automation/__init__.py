"""What happens by itself: schedules of workflows, and who is told of their runs."""
