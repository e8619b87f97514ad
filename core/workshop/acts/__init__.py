"""The events about the meeting itself: one file for each act."""
