"""From bytes to an Issue with its Articles."""
