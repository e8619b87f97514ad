"""Own data: figures a municipality gives itself. Always marked 自治体提供・暫定, never ranked."""
