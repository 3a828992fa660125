"""What is said to open pages while something happens: events in the broker, streams to browsers."""
