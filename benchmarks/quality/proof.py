"""How far a proof predicts its print: pictures that are there already, beside each other.

    python -m benchmarks.quality.proof PRINT PROOF... [--photo PHOTO] [--at 1024]

Each proof is enlarged and the print reduced to the same size. `moments`: correlation of the
features' means and covariances; `edges`: of the steps between pixels; `places`: of what
varies over the picture in the features that know motifs. The photo is the control: what no
painting at all would score.
"""

import argparse
from pathlib import Path

import torch
from torch import Tensor

from benchmarks.quality.features import OPTIMISED, Eye, Seen
from farm.engine.loss.statistics import Moments
from farm.engine.pictures.images import IN_SRGB, read
from farm.engine.planes.color import planes
from farm.engine.planes.pyramid import longer_edge, resize
from farm.engine.vgg.device import resolve
from farm.engine.vgg.weights import load_network

LUMA = (0.299, 0.587, 0.114)  # Rec. 601
HEADER = ("picture", "pixels", "moments", "edges", "places")


def moments_correlation(one: Seen, other: Seen) -> float:
    """Correlation of means and covariances, the mean of all layers."""
    each = [_correlation(*(_told(seen.moments[n]) for seen in (one, other))) for n in OPTIMISED]
    return sum(each) / len(each)


def places_correlation(one: Seen, other: Seen) -> float:
    """Correlation of deep features, pixel by pixel, about each channel's mean over the picture."""
    about = (seen.content - seen.content.mean((1, 2), keepdim=True) for seen in (one, other))
    return _correlation(*about)


def edges_correlation(one: Tensor, other: Tensor) -> float:
    """Correlation of the brightness's gradient, in length, of two pictures [3, H, W]."""
    return _correlation(_edges(one), _edges(other))


def _told(moments: Moments) -> Tensor:
    return torch.cat([moments.first.flatten(), moments.covariance.flatten()])


def _edges(picture: Tensor) -> Tensor:
    luma = (picture * picture.new_tensor(LUMA)[:, None, None]).sum(0)
    down, right = luma.diff(dim=0)[:, 1:], luma.diff(dim=1)[1:]
    return (down.square() + right.square()).sqrt()


def _correlation(one: Tensor, other: Tensor) -> float:
    return torch.corrcoef(torch.stack([one.flatten(), other.flatten()]))[0, 1].item()


def rows(eye: Eye, print_: Tensor, others: dict[str, Tensor], at: int) -> list[tuple[str, ...]]:
    """Measure pictures [3, H, W] beside the print, all of them with a longer edge of `at`."""
    height, width = longer_edge(print_.shape[1], print_.shape[2], at)
    whole = resize(print_, height, width)
    seen, found = eye.see(whole), []
    for name, picture in others.items():
        shown = resize(picture, height, width)
        also = eye.see(shown)
        figures = (
            moments_correlation(also, seen),
            edges_correlation(shown, whole),
            places_correlation(also, seen),
        )
        longer = str(max(picture.shape[1:]))
        found.append((name, longer, *(f"{figure:.3f}" for figure in figures)))
    return found


def main() -> None:
    """Print a table of all proofs, and of the photo."""
    args = _arguments()
    eye = Eye(load_network(args.network), resolve(args.device))
    named = {path.name: path for path in (*args.proofs, *([args.photo] if args.photo else []))}
    others = {name: _picture(path) for name, path in named.items()}
    found = rows(eye, _picture(args.print), others, args.at)
    for row in (HEADER, ("---",) * len(HEADER), *found):
        print(f"| {' | '.join(row)} |")


def _picture(path: Path) -> Tensor:
    return planes(read(path, like=IN_SRGB))[:3]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.proof")
    parser.add_argument("print", type=Path, help="the large picture")
    parser.add_argument("proofs", type=Path, nargs="+", help="smaller renders of the same recipe")
    parser.add_argument("--photo", type=Path, help="the photo, as a control")
    parser.add_argument("--at", type=int, default=1024, help="longer edge of what is compared")
    parser.add_argument("--network", default="vgg16", help="that measures")
    parser.add_argument("--device", default="cpu")
    return parser.parse_args()


if __name__ == "__main__":
    main()
