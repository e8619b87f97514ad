"""The record of a meeting in words, composed once from its state."""
