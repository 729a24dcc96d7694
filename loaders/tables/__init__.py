"""Tables: where their header stands, what their columns mean, and the facts of their rows."""
