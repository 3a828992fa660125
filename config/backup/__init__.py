"""Everything that Weft keeps, as one archive: database, stored files and keys."""
