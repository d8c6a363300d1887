"""From a remix's prompt to the caption of the new video, without a model.

Video models want descriptions, and a remix may come as an instruction: "make the ball blue". The
instruction is carried out on the source's caption, whose other words stay as they are. Needs no torch.
"""

from kinora.engines.diffusion.captions.change import Change, Scope
from kinora.engines.diffusion.captions.reading import read_change

__all__ = ["Change", "Scope", "read_change"]
