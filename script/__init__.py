"""What the commands in this folder do, in Python. Only the standard library: they run before any package."""
