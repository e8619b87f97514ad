"""What becomes of a workshop afterwards: files, dates, names, copies."""
