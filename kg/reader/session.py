"""The model at run time: in, windows of word pieces; out, arrays of decisions and scores from ONNX Runtime.

One window a run: what a window gives depends on itself alone, not on what else is read beside it.
"""

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from kg.errors import InputError
from kg.reader.coref import Floats, Ints
from kg.reader.pieces import Window

Array = NDArray[Any]
OUTPUTS = (
    "words", "upos", "xpos", "feats", "name", "mention", "sentence", "arcs", "label_heads", "label_deps",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scores:
    """What the encoder says of one window's N words; `arcs` [N, N+1], column and row 0 of heads the root."""

    words: Array
    upos: Array
    xpos: Array
    feats: Array
    name: Array
    mention: Array
    sentence: Array
    arcs: Array
    label_heads: Array
    label_deps: Array


class Model:
    """The three ONNX graphs and their label inventories, from one folder."""

    def __init__(self, folder: Path, encoder: str = "encoder.onnx") -> None:
        if not (folder / encoder).exists():
            raise InputError(str(folder / encoder), "the reader's weights are missing", "install kg again")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # several windows run at once instead
        options.log_severity_level = 3
        self._encoder, self._labels, self._links = (
            onnxruntime.InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"])
            for name in (encoder, "labels.onnx", "links.onnx")
        )
        # Graphs of an older export take each word with its own head, which is slower.
        self._by_head = "chosen" in {value.name for value in self._labels.get_inputs()}
        self.labels: dict[str, list[str]] = json.loads(gzip.decompress((folder / "labels.json.gz").read_bytes()))

    def encode(self, window: Window) -> Scores:
        """Run the encoder over one window."""
        feed = {
            "ids": np.array(window.ids, np.int64),
            "shapes": np.array(window.shapes, np.int64),
            "first": np.array(window.first, np.int64),
            "last": np.array(window.last, np.int64),
        }
        return Scores(*self._encoder.run(OUTPUTS, feed))

    def relations(self, deps: Floats, heads: Floats, chosen: Ints) -> Ints:
        """Return the relation's index [N] of each word [N, L] to its head, which is a row of heads [M, L]."""
        if self._by_head:
            used, of = np.unique(chosen, return_inverse=True)
            feed = {"deps": deps, "heads": heads[used], "chosen": of}
        else:
            feed = {"deps": deps, "heads": heads[chosen]}
        labels: Ints = self._labels.run(("labels",), feed)[0]
        return labels

    def links(self, mentions: Floats, later: Ints, earlier: Ints, features: Floats) -> tuple[Floats, Floats]:
        """Return pair scores [P] and first-mention scores [M]."""
        feed = {"mentions": mentions, "later": later, "earlier": earlier, "features": features}
        pair, new = self._links.run(("pair", "new"), feed)
        return pair, new
