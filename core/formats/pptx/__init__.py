"""The record as slides."""
