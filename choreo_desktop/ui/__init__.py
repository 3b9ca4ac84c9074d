"""What people see: the window, and pictures of what was heard. The only Qt besides the composition root."""
