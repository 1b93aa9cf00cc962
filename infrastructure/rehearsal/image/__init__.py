"""The image of the school server: built, started, asked, measured and stopped on this machine."""
