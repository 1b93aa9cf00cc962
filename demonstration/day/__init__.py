"""``make demo``: a whole exam day, played by programs that do over HTTP what people do."""
