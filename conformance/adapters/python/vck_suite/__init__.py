"""Judges a backend by the exported suite: what `vck run` does, by nothing but the data that `vck export` writes.

Reading order: judge (a case and an answer make a verdict), values (when are two values equal), paths (where a value
stands), and __main__ (the whole suite). Cases and answers are JSON, as schemas/export.schema.json and
schemas/wire.schema.json of an export describe them.
"""
