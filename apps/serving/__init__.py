"""Model versions that runs registered, and the services deployed from them."""
