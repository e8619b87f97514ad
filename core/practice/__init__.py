"""Meetings played by themselves: the finished example, and rooms to practise in."""
