"""Where the files of a project lie: one port, a local directory or an S3-compatible endpoint."""
