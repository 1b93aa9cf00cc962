"""Plugs the adapters into the core; the only module that knows them all."""
