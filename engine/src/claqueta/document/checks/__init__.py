"""What can be wrong with a document that is well formed: one module a matter, all called by `problems.check`."""
