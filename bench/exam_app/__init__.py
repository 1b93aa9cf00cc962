"""The figures of the exam app: real Chromium, a real Facet, an exam of forty questions."""
