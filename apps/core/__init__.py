"""What every app shares: ids, errors, problem texts."""
