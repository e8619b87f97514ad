"""Statistics of tables by age: the fertility rate and its parts, and who comes and leaves."""
