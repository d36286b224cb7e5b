"""Smoothing before quantisation (Xiao et al. 2023, "SmoothQuant"): in, a net and texts; out, divisors of activations.

A product's activations share one scale of eight bits. A few channels are fifty times as large as the others, and leave
those a handful of steps; so each channel is divided by a number of its own, and its row of weights multiplied by it.
"""

from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor

from kg.reader.train.batches import Batch
from kg.reader.train.net import Reader

SHARE = 0.75  # how much of the unevenness goes from the activations into the weights
UNEVEN = 6  # so many times the median is the highest channel of a product that is smoothed: it costs time
Divisors = dict[str, Tensor]


def divisors(net: Reader, texts: Iterable[Batch]) -> Divisors:
    """Return what the channels of a feed-forward product are divided by, for those that want it, by name in the graph.

    Attention's products want it little.
    """
    blocks: Any = net.encoder.encoder.layer
    products = {f"layer{i}.up": block.intermediate.dense for i, block in enumerate(blocks)}
    products |= {f"layer{i}.down": block.output.dense for i, block in enumerate(blocks)}
    highest: Divisors = {}
    held = [layer.register_forward_pre_hook(_note(highest, name)) for name, layer in products.items()]
    with torch.no_grad():
        for batch in texts:
            net.words(batch.ids, batch.shapes, batch.mask, batch.first, batch.last)
    for hook in held:
        hook.remove()
    uneven = [name for name, channels in highest.items() if channels.max() > UNEVEN * channels.median()]
    return {name: _divisor(highest[name], products[name]) for name in uneven}


def _note(highest: Divisors, name: str) -> Any:
    def hook(_: Any, inputs: tuple[Tensor, ...]) -> None:
        here = inputs[0].detach().flatten(0, -2).abs().amax(0)
        highest[name] = torch.maximum(highest.get(name, here), here)

    return hook


def _divisor(highest: Tensor, layer: Any) -> Tensor:
    weights = layer.weight.detach().abs().amax(0)
    found: Tensor = highest**SHARE / weights.clamp(min=1e-5) ** (1 - SHARE)
    return (found / found.median()).clamp(min=0.05)
