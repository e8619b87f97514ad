"""Files of tables that people bring, read as rows of text. Knows nothing of meetings."""
