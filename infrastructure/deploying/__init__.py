"""Brings a deployment to AWS, or to an emulated one: pack, lay down, fill, the first account."""
