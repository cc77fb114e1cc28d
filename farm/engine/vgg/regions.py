"""Regions of a photo without anybody's labels: clusters of its features, their edges refined.

A start for masks by hand: what looks alike gets one colour; what it is, nobody says.
"""

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import interpolate, normalize, pad

from farm.engine.errors import BadInput
from farm.engine.pictures.palette import MOST
from farm.engine.vgg.network import Network

Labels = NDArray[np.uint8]

SIDE = 512  # pixels at which a photo is looked at
MARGIN, CELL = 40, 8  # pixels beyond its edges, and those of the deeper features
LAYERS = "relu3_3", "relu4_3"  # texture, and parts of things; both are in VGG-16 and -19
COLOUR, PLACE = 0.5, 0.25  # weights beside features of length 1
NARROWEST = MARGIN + CELL  # pixels: what is mirrored must be wider than its margin
TRIES, ROUNDS = 4, 60
SURE = 0.75  # of a cluster's pixels, those nearest to its middle, belong to it for certain
GRABS = 3  # rounds of GrabCut
SMALLEST = 0.004  # part of the photo: less is no region, and goes to what surrounds it
COLOURS = ("000000", "ff0000", "00ff00", "0000ff", "ffff00", "00ffff", "ff00ff", "ffffff")


def find(network: Network, photo: Tensor, count: int) -> Labels:
    """Which of at most `count` regions each pixel of a photo [3, H, W] in 0..1 belongs to.

    Raises:
        BadInput: so many regions cannot be told apart by colours.

    """
    if not 2 <= count <= MOST:
        raise BadInput(f"{count} regions are asked for: take 2 to {MOST}")
    height, width = photo.shape[1:]
    small = _reduced(photo)
    points = _described(network, small)
    labels, apart = _clustered(points, count)
    shape = tuple(small.shape[1:])
    seen = (small.permute(1, 2, 0).clamp(0, 1) * 255).byte().numpy()
    refined = _refined(seen, _enlarged(labels, shape), _enlarged(apart, shape))
    whole: Labels = cv2.resize(
        _joined(refined), (width, height), interpolation=cv2.INTER_NEAREST
    ).astype(np.uint8)
    return whole


def painted(labels: Labels) -> NDArray[np.float32]:
    """Regions in the flat colours of a mask, [H, W, 3] in 0..1."""
    colours = np.array([list(bytes.fromhex(one)) for one in COLOURS], np.float32)
    return np.divide(colours[labels], 255, dtype=np.float32)


def _reduced(photo: Tensor) -> Tensor:
    factor = min(1.0, SIDE / max(photo.shape[1:]))
    height, width = (max(NARROWEST, round(side * factor / CELL) * CELL) for side in photo.shape[1:])
    return interpolate(photo[None], (height, width), mode="bilinear", antialias=True)[0]


@torch.no_grad()
def _described(network: Network, photo: Tensor) -> Tensor:
    """Features, colour and place of each 4 x 4 pixels, [C, h, w].

    The photo is mirrored beyond its edges, which would be a region of their own otherwise.
    """
    wider = pad(photo[None], (MARGIN,) * 4, mode="reflect")
    found, x = {}, network.enter(wider.to(network.device))
    for number, block in enumerate(network.blocks):
        x = network.pool(x) if number else x
        for conv in block:
            x = conv.forward(x)
            if conv.layer in LAYERS:
                found[conv.layer] = _inner(x.float().cpu(), MARGIN // 2**number)
        if len(found) == len(LAYERS):
            break
    size = found[LAYERS[0]].shape[2:]
    parts = [interpolate(normalize(one), size, mode="bilinear")[0] for one in found.values()]
    grid = torch.meshgrid(*(torch.linspace(0, 1, side) for side in size), indexing="ij")
    colour = interpolate(photo[None], tuple(size), mode="bilinear", antialias=True)[0]
    return torch.cat([*parts, colour * COLOUR, torch.stack(grid) * PLACE])


def _inner(features: Tensor, margin: int) -> Tensor:
    height, width = features.shape[2:]
    return features[:, :, margin : height - margin, margin : width - margin]


def _clustered(points: Tensor, count: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Which cluster each place is in, and how far it is from its middle, as a rank from 0 to 1."""
    channels, height, width = points.shape
    rows = points.reshape(channels, -1).T.contiguous().numpy().astype(np.float32)
    cv2.setRNGSeed(0)  # the same photo has the same regions
    until = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, ROUNDS, 1e-4)
    _, labels, centres = cv2.kmeans(rows, count, np.empty(0), until, TRIES, cv2.KMEANS_PP_CENTERS)
    labels = labels.ravel()
    distance = np.linalg.norm(rows - centres[labels], axis=1)
    rank = np.empty(len(labels), np.float32)
    for label in range(count):
        own = labels == label
        rank[own] = distance[own].argsort().argsort() / max(1, own.sum() - 1)
    return labels.reshape(height, width).astype(np.float32), rank.reshape(height, width)


def _enlarged(plane: NDArray[np.float32], shape: tuple[int, ...]) -> NDArray[np.float32]:
    enlarged = cv2.resize(plane, (shape[1], shape[0]), interpolation=cv2.INTER_NEAREST)
    return enlarged.astype(np.float32)


def _refined(
    photo: NDArray[np.uint8], labels: NDArray[np.float32], rank: NDArray[np.float32]
) -> Labels:
    """Move the edges of regions to those of the photo (GrabCut, Rother et al. 2004), one by one."""
    found = labels.astype(np.uint8)
    near = cv2.dilate(_edges(found), np.ones((17, 17), np.uint8)) > 0
    for label in np.unique(found):
        own = labels == label
        mask = np.where(own, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
        mask[~near] = np.where(own, cv2.GC_FGD, cv2.GC_BGD)[~near]
        mask[own & (rank < SURE) & ~near] = cv2.GC_FGD
        if not (own.any() and (~own).any()):
            continue
        ground, region = np.zeros((1, 65)), np.zeros((1, 65))  # its models of colours
        cv2.grabCut(photo, mask, (0, 0, 1, 1), ground, region, GRABS, cv2.GC_INIT_WITH_MASK)
        found[near & np.isin(mask, (cv2.GC_FGD, cv2.GC_PR_FGD))] = label
    return cv2.medianBlur(found, 5).astype(np.uint8)


def _edges(labels: Labels) -> NDArray[np.uint8]:
    """1 beside another region."""
    gradient = cv2.morphologyEx(labels, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    return (gradient > 0).astype(np.uint8)


def _joined(labels: Labels) -> Labels:
    """Give patches that are no region to what surrounds them, and number what is left by size."""
    found = labels.copy()
    for label in np.unique(labels):
        _, parts, stats, _ = cv2.connectedComponentsWithStats((found == label).astype(np.uint8))
        for part in range(1, len(stats)):
            if stats[part, cv2.CC_STAT_AREA] < SMALLEST * labels.size:
                patch = parts == part
                around = cv2.dilate(patch.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
                ring = found[around & ~patch]
                if len(ring):
                    found[patch] = np.bincount(ring).argmax()
    order = np.argsort(-np.bincount(found.ravel(), minlength=MOST), kind="stable")
    numbers = np.empty(MOST, np.uint8)
    numbers[order] = np.arange(MOST, dtype=np.uint8)
    joined: Labels = numbers[found]
    return joined
