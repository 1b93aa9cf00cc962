r"""Regular expressions of XML Schema, which ``patternMatch`` is written in.

Made here, because no engine at hand speaks this language well (docs/decisions/0006): it has set
subtraction, ``\i``, ``\c`` and Unicode blocks, no anchors, and its ``^`` and ``$`` are plain signs.
Once it is parsed, running it is the small part; and running all alternatives at once takes time in
proportion to the text, where the engine of Python can be made to search for ever.
"""

from chalicelib.qti.processing.patterns.automaton import Pattern, read_pattern
from chalicelib.qti.processing.patterns.characters import PatternMalformed

__all__ = ["Pattern", "PatternMalformed", "read_pattern"]
