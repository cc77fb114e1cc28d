"""Trains a generator on a machine with a GPU and no network.

    python -m benchmarks.gpu.generators PAINTING ... --photos DIR --kernels FILE --out FILE

The same as ``farm train style``, but with nothing of the farm around it. What was stopped goes on
where it was.
"""

import argparse
from pathlib import Path

import torch

from benchmarks.gpu.pack import read_kernels
from farm.engine.onepass.decoders.photos import load
from farm.engine.onepass.generators.options import Options
from farm.engine.onepass.generators.record import Record
from farm.engine.onepass.generators.training import Training
from farm.engine.pictures.images import read
from farm.engine.planes.color import planes
from farm.engine.vgg.weights import oxford_network


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description="Trains a generator.")
    parser.add_argument("paintings", type=Path, nargs="+")
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--kernels", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--minutes", type=float, default=4)
    for name, field in Options.model_fields.items():
        kind = int if name == "steps" else type(field.default)
        parser.add_argument("--" + name.replace("_", "-"), type=kind, default=field.default)
    args = parser.parse_args()
    torch.backends.cudnn.benchmark = True
    options = Options(**{name: getattr(args, name) for name in Options.model_fields})
    recipe, device = options.recipe, torch.device(args.device)
    network = oxford_network(
        read_kernels(args.kernels), pooling=recipe.pooling, padding=recipe.padding
    )
    paintings = [planes(read(path, max_side=recipe.painting_side)) for path in args.paintings]
    names = [path.stem for path in args.paintings]
    photos = load(args.photos, device)
    training = Training(network, photos, paintings, names, options, device, args.minutes)
    record = Record(args.out)
    training.resume(record.begun())
    for progress in training.run():
        record.note(progress, training)
        if progress.final or progress.step % 200 == 0:
            losses = f"style {progress.style_loss:.4f} content {progress.content_loss:.4f}"
            print(f"step {progress.step}/{progress.steps or '?'} {losses}", flush=True)
    record.finish(training)
    record.close()
    print(training.card().model_dump_json(indent=2), flush=True)


if __name__ == "__main__":
    main()
