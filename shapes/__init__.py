"""The world of `kinora-shapes`: captioned clips whose every pixel has a known owner, and the model's training."""
