"""Stand-ins for what is not ours: servers that speak the real protocol, with faults on demand."""
