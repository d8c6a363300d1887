"""`make train-shapes`: trains kinora-shapes from nothing; stopped at any time, it goes on from there."""

from __future__ import annotations

import argparse
from pathlib import Path

from shapes import autoencoder, denoiser, encoding, refining, together
from shapes.packing import pack


def main() -> None:
    asked = _asked()
    asked.folder.mkdir(parents=True, exist_ok=True)
    together.run(autoencoder.train, asked.processes, asked.folder, 60 * asked.vae_minutes)
    together.run(encoding.share, asked.processes, asked.folder, asked.clips // asked.processes)
    together.run(refining.refine, asked.processes, asked.folder, 60 * asked.decoder_minutes)
    together.run(denoiser.train, asked.processes, asked.folder, 60 * asked.minutes)
    pack(asked.folder, asked.to)
    print(
        f"The model lies in {asked.to}; python -m bench.remix --words 200 says what it has learned."
    )


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m shapes", description=__doc__)
    parser.add_argument(
        "--folder", type=Path, default=Path("build/shapes"), help="what training leaves"
    )
    parser.add_argument("--to", type=Path, default=Path("src/kinora/engines/diffusion/shapes"))
    parser.add_argument("--vae-minutes", type=float, default=30)
    parser.add_argument("--decoder-minutes", type=float, default=15)
    parser.add_argument("--minutes", type=float, default=97, help="of the transformer")
    parser.add_argument("--clips", type=int, default=8000)
    parser.add_argument("--processes", type=int, default=2, help="one thread each")
    return parser.parse_args()


if __name__ == "__main__":
    main()
