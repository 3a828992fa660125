"""The page where people label: one sample after the other, by keyboard, several people at once."""
