"""The gallery: what teams publish, what the project subscribes to, and workflows made from it."""
