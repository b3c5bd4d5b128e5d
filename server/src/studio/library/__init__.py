"""What people bring in and find again: blobs, assets, uploads, ingest, search, quota."""
