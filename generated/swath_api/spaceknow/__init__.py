"""SpaceKnow: typed requests, replies and the operation table."""
