"""Making videos: the dispatcher hands queued videos to workers, which turn shots into published files."""
