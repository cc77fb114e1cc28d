"""Trains the decoders that the package ships, on a machine with a GPU and no network.

    python -m benchmarks.gpu.decoders PHOTOS --held-out PHOTOS --kernels FILE --out FILE --minutes 4

The same as ``farm train decoder``, but with nothing of the farm around it. What was stopped goes on
where it was. Ends with each level's PSNR on the photos that were held out.
"""

import argparse
from pathlib import Path

import torch

from benchmarks.gpu.pack import read_kernels
from farm.engine.onepass.decoders.files import NETWORK
from farm.engine.onepass.decoders.photos import load
from farm.engine.onepass.decoders.record import Record
from farm.engine.onepass.decoders.training import Options, Training
from farm.engine.vgg.weights import oxford_network


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description="Trains decoders.")
    parser.add_argument("photos", type=Path)
    parser.add_argument("--held-out", type=Path, required=True)
    parser.add_argument("--kernels", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("decoders.safetensors"))
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--minutes", type=float, default=4)
    parser.add_argument("--steps", type=int)
    parser.add_argument("--batch", type=int, default=Options.batch)
    parser.add_argument("--crop", type=int, default=Options.crop)
    parser.add_argument("--rate", type=float, default=Options.rate)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    torch.backends.cudnn.benchmark = True
    pooling, padding = NETWORK["pooling"], NETWORK["padding"]
    network = oxford_network(read_kernels(args.kernels), pooling=pooling, padding=padding)
    device = torch.device(args.device)
    options = Options(args.minutes, args.steps, args.batch, args.crop, args.rate, args.seed)
    training = Training(network, load(args.photos, device), options, device)
    record = Record(args.out)
    for progress in training.run(record.begun()):
        record.note(progress, training)
        if progress.level_done or progress.step % 200 == 0:
            steps = f"{progress.step}/{progress.steps or '?'}"
            print(f"{progress.level} {steps} loss {progress.loss:.4f}", flush=True)
    torch.backends.cudnn.benchmark = False  # the photos held out are of many sizes
    for level, decibels in record.finish(training, load(args.held_out, device)).items():
        print(f"{level}: {decibels:.2f} dB on photos held out", flush=True)


if __name__ == "__main__":
    main()
