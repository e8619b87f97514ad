"""The record on A4."""
