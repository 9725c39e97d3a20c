"""Days done by phones over a network that breaks, before a server that is killed."""
