"""The ModelArts cloud, or anything that speaks its API, as a target."""
