"""Published assets and subscriptions to them."""
