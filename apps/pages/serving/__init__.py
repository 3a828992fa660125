"""Models and services: what runs registered and deployed."""
