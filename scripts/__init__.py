"""What writes, checks and compares the generated package."""
