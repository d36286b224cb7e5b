"""The network from what training left: in, an exported model's folder or a checkpoint; out, a `Reader` to train on.

What export rounded stays rounded: weights come back from seven bits a column, embeddings from eight bits a row. The
first steps of training smooth that; before them the net is the exported model, to the last rounding.
"""

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from kg.errors import InputError
from kg.reader.train.net import LABEL, Reader

Floats = NDArray[np.float32]


def labels_of(start: Path) -> dict[str, list[str]]:
    """Return the labels of each head of an exported model or a checkpoint, in index order."""
    if start.suffix == ".pt":
        kept: dict[str, list[str]] = torch.load(start, weights_only=True)["labels"]
        return kept
    path = start / "labels.json.gz"
    if not path.exists():
        raise InputError(str(path), "not found", "give the folder of an exported model")
    labels: dict[str, list[str]] = json.loads(gzip.decompress(path.read_bytes()))
    return labels


def restore(net: Reader, starts: list[Path]) -> None:
    """Put the mean weights of exported models or checkpoints into `net`, which must have been made for their labels."""
    states = [_checkpoint(path) if path.suffix == ".pt" else _exported(path, net) for path in starts]
    net.load_state_dict({k: torch.stack([state[k] for state in states]).mean(0) for k in states[0]})


def _checkpoint(path: Path) -> dict[str, Tensor]:
    state: dict[str, Tensor] = torch.load(path, weights_only=True)["net"]
    return state


def _exported(folder: Path, net: Reader) -> dict[str, Tensor]:
    encoder, labels, links = (_weights(folder / f"{name}.onnx") for name in ("encoder", "labels", "links"))
    n = len(labels["label.bias"]) // (LABEL + 1)
    flat = np.concatenate([labels["label.weight"], labels["label.bias"][None]])
    state = {
        **_embeddings(encoder),
        **{k: v for i in range(net.encoder.config.num_hidden_layers) for k, v in _block(encoder, i).items()},
        **_linear(encoder, {f"head.{name}": f"heads.{name}" for name in net.heads}),
        **_linear(encoder, {name: name for name in ("arc_head", "arc_dep", "label_head", "label_dep")}),
        "root": encoder["root"],
        "arc": np.concatenate([encoder["arc.weight"], encoder["arc.bias"][None]]),
        "label": flat.reshape(LABEL + 1, n, LABEL + 1).transpose(2, 1, 0),
        **_linear(links, _LINKS),
    }
    return {k: torch.from_numpy(np.array(v, np.float32, order="C")) for k, v in state.items()}


_LINKS = {
    "later_side": "links.later",
    "earlier_side": "links.earlier",
    "product": "links.product",
    "feature": "links.features",
    "hidden": "links.hidden",
    "score": "links.score",
    "new_side": "links.new",
}


def _weights(path: Path) -> dict[str, Floats]:
    """Return the initialisers of a graph by name, the quantised ones multiplied out."""
    if not path.exists():
        raise InputError(str(path), "not found", "give the folder of an exported model")
    held: dict[str, NDArray[Any]] = {i.name: numpy_helper.to_array(i) for i in onnx.load(path).graph.initializer}
    for name in [name for name in held if name.endswith("_quantized")]:
        plain = name.removesuffix("_quantized")
        steps = held[name].astype(np.float32) - held[f"{plain}_zero_point"].astype(np.float32)
        held[plain] = steps * held[f"{plain}_scale"]  # [in, out], a scale for each column
    if "embedding.scale" in held:
        held["embedding.weight"] = held["embedding.weight"].astype(np.float32) * held["embedding.scale"]
    _unsmooth(held)
    return held


def _unsmooth(held: dict[str, NDArray[Any]]) -> None:
    """Give back to the feed-forward products' channels what `smooth` divided them by."""
    for name in [name for name in held if name.endswith("attention.norm.divisor")]:
        norm, divisor = name.removesuffix(".divisor"), held[name]
        for part in ("weight", "bias"):
            held[f"{norm}.{part}"] = held[f"{norm}.{part}"] * divisor
        up = name.replace("attention.norm.divisor", "up.weight")
        held[up] = held[up] / divisor[:, None]
    for name in [name for name in held if name.endswith("down.factor")]:
        down = name.replace("factor", "weight")
        held[down] = held[down] * held[name][:, None]


def _linear(held: dict[str, Floats], names: dict[str, str]) -> dict[str, Floats]:
    """Return the state of linear layers, exported name → name in the net; the graph holds them transposed."""
    weights = {f"{ours}.weight": held[f"{theirs}.weight"].T for theirs, ours in names.items()}
    biases = {f"{o}.bias": held[f"{t}.bias"] for t, o in names.items() if f"{t}.bias" in held}
    return {**weights, **biases}


def _embeddings(held: dict[str, Floats]) -> dict[str, Floats]:
    """Return the state of the embeddings; the one token type was added to the positions, so it is nought."""
    at, positions = "encoder.embeddings", held["position.weight"]
    return {
        f"{at}.word_embeddings.weight": held["embedding.weight"],
        f"{at}.position_embeddings.weight": positions,
        f"{at}.token_type_embeddings.weight": np.zeros((2, positions.shape[1]), np.float32),
        f"{at}.LayerNorm.weight": held["embedding.norm.weight"],
        f"{at}.LayerNorm.bias": held["embedding.norm.bias"],
        "shapes.weight": held["shape.weight"],
    }


def _block(held: dict[str, Floats], i: int) -> dict[str, Floats]:
    """Return the state of one layer: query, key and value apart again, the attention's scale out of the query."""
    ours, theirs = f"encoder.encoder.layer.{i}", f"layer{i}"
    state = _linear(
        held,
        {
            f"{theirs}.attention.out": f"{ours}.attention.output.dense",
            f"{theirs}.up": f"{ours}.intermediate.dense",
            f"{theirs}.down": f"{ours}.output.dense",
        },
    )
    for theirs_norm, ours_norm in (("attention.norm", "attention.output"), ("norm", "output")):
        for part in ("weight", "bias"):
            state[f"{ours}.{ours_norm}.LayerNorm.{part}"] = held[f"{theirs}.{theirs_norm}.{part}"]
    weights = np.split(held[f"{theirs}.attention.qkv.weight"], 3, axis=1)
    biases = np.split(held[f"{theirs}.attention.qkv.bias"], 3)
    heads = int(held["split"][2])
    scale = (weights[0].shape[1] // heads) ** 0.5
    for name, weight, bias, factor in zip(("query", "key", "value"), weights, biases, (scale, 1.0, 1.0), strict=True):
        state[f"{ours}.attention.self.{name}.weight"] = weight.T * factor
        state[f"{ours}.attention.self.{name}.bias"] = bias * factor
    return state
