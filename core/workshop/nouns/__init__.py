"""What people write: one file for each noun, imported each after what it points to."""
