"""Charts: each function takes a figure or table and returns an Altair chart; it reads nothing."""
