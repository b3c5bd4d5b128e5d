"""What people make: projects as rows of records, changed only by operations."""
