"""Adapters that let the vmap compatibility kit judge Python libraries.

Reading order: library (what a backend is), interpreter (what a program does), values and observe (what travels),
protocol (the conversation), and backends for examples.
"""
