"""When a number is so small that whoever reads may know who is meant."""

RECOGNISABLE = 10
"""Fewer people, households or answers than this may tell who they are. What happens then differs:
the check of a persona says only 「10未満」, own data asks for a second look, charts by age leave
the point out. How far one person moves a rate is another question: `remark.HANDFUL`."""
