"""From a project to a file: the ledger of exports and their segments, and previews."""
