"""The operations, a package per tag."""
