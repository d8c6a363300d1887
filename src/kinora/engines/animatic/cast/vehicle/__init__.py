"""What drives, sails and flies: side views that move like members of the cast."""
