"""Attachment: which of the things that a text names it relates, decided by weighed cues."""
