"""What belongs to a show and not to its place: the audience, its confetti, a following lamp."""
