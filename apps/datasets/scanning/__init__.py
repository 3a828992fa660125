"""What lies in storage, seen as samples: directories of images or texts, tables, manifests."""
