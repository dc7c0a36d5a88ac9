"""The desk: pages for the staff."""
