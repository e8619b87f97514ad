"""Charts: each function takes a figure or table and returns a Vega-Lite spec; it reads nothing."""
