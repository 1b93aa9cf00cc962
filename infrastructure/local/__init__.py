"""Facet on one machine: an emulated cloud, and one address that serves everything."""
