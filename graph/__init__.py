"""What we know: values, identity, store, queries, exports, service."""
