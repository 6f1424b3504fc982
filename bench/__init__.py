"""Quality and speed, measured; not installed with the package."""
