"""Qt item models over what the services give."""
