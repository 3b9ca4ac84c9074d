"""The use cases. No Qt."""
