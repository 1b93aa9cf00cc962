"""Slow hashes of passwords, what a school server checks them with, and one-time passwords.

It stays without imports: a school server has no one-time passwords, nor the library for them.
"""
