"""One writer a format: functions from a paper and a look to the bytes of a file."""
