"""The relational form of a specification, and what may be done to it."""
