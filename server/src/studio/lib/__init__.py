"""What every app stands on and that knows none of them: ids, errors, leases, blobs."""
