"""The trained network as ONNX graphs: in, a `Reader`; out, `encoder.onnx`, `labels.onnx` and `links.onnx`.

The graphs are written node by node, so that what runs is what is read here. Scores that decide are rounded in the
graph: the last bits differ between processors, the decision must not.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from kg.reader.train.batches import Batch
from kg.reader.train.net import LABEL, Reader
from kg.reader.train.smooth import Divisors, divisors

GRID = 64.0  # scores are rounded to this part of one


class Graph:
    """A graph in the making: `add` appends a node and returns the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def add(self, op: str, *inputs: str, name: str = "", **attributes: Any) -> str:
        output = name or f"{op}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(op, list(inputs), [output], name=f"node_{output}", **attributes))
        return output

    def constant(self, name: str, value: Any) -> str:
        array = value.detach().float().numpy() if hasattr(value, "detach") else np.asarray(value)
        self.constants.append(numpy_helper.from_array(np.array(array, order="C"), name))
        return name

    def linear(self, x: str, layer: Any, name: str, divided: Any = None) -> str:
        """Add a linear layer; its input's channels come divided by `divided`, where given."""
        weight = layer.weight.T if divided is None else layer.weight.T * divided[:, None]
        y = self.add("MatMul", x, self.constant(f"{name}.weight", weight))
        return y if layer.bias is None else self.add("Add", y, self.constant(f"{name}.bias", layer.bias))

    def norm(self, x: str, layer: Any, name: str, divisor: Any = None) -> tuple[str, str]:
        """Add a layer norm; return its output, and the same divided by `divisor` for a product to take."""
        by = 1.0 if divisor is None else divisor
        weight, bias = (
            self.constant(f"{name}.weight", layer.weight / by),
            self.constant(f"{name}.bias", layer.bias / by),
        )
        y = self.add("LayerNormalization", x, weight, bias, axis=-1, epsilon=float(layer.eps))
        return y if divisor is None else self.add("Mul", y, self.constant(f"{name}.divisor", divisor)), y

    def rounded(self, x: str, name: str = "") -> str:
        grid = self.constant(f"grid_{len(self.nodes)}", np.float32(GRID))
        return self.add("Div", self.add("Round", self.add("Mul", x, grid)), grid, name=name)

    def save(self, path: Path, inputs: dict[str, list[Any]], integers: set[str], outputs: dict[str, list[Any]]) -> None:
        def value(name: str, shape: list[Any]) -> onnx.ValueInfoProto:
            kind = TensorProto.INT64 if name in integers else TensorProto.FLOAT
            return helper.make_tensor_value_info(name, kind, shape)

        graph = helper.make_graph(
            self.nodes,
            path.stem,
            [value(name, shape) for name, shape in inputs.items()],
            [value(name, shape) for name, shape in outputs.items()],
            self.constants,
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)
        onnx.checker.check_model(model)
        onnx.save(model, path)


def write_encoder(net: Reader, path: Path, smooth: Divisors | None = None) -> None:
    """Write pieces of one window → word vectors, tags and scores. T pieces, N words; row 0 of heads is the root.

    With `smooth` it is made to be quantised: channels are smoothed, and word embeddings have eight bits with a scale
    a row.
    """
    smooth = smooth or {}
    g, encoder = Graph(), net.encoder
    config = encoder.config
    heads, width = config.num_attention_heads, config.hidden_size // config.num_attention_heads
    embeddings = encoder.embeddings
    kinds = embeddings.position_embeddings.weight + embeddings.token_type_embeddings.weight[0]
    x = _embedding(g, embeddings.word_embeddings.weight.detach().numpy(), bool(smooth))
    x = g.add("Add", x, g.add("Gather", g.constant("shape.weight", net.shapes.weight), "shapes"))
    zero = g.constant("zero", np.array([0]))
    length = g.add("Shape", "ids")
    x = g.add("Add", x, g.add("Slice", g.constant("position.weight", kinds), zero, length, zero))
    x, _ = g.norm(x, embeddings.LayerNorm, "embedding.norm")
    split, merged = g.constant("split", np.array([0, 3, heads, width])), g.constant("merged", np.array([0, -1]))
    blocks: Any = encoder.encoder.layer
    for i, block in enumerate(blocks):
        up, down = (f"layer{i}.{name}" for name in ("up", "down"))
        x = _attention(g, x, block.attention, f"layer{i}.attention", heads, width, split, merged)
        x, divided = g.norm(x, block.attention.output.LayerNorm, f"layer{i}.attention.norm", smooth.get(up))
        y = g.add("Gelu", g.linear(divided, block.intermediate.dense, up, smooth.get(up)))
        if down in smooth:
            y = g.add("Mul", y, g.constant(f"{down}.factor", 1 / smooth[down]))
        y = g.linear(y, block.output.dense, down, smooth.get(down))
        x, _ = g.norm(g.add("Add", x, y), block.output.LayerNorm, f"layer{i}.norm")
    both = g.add("Add", g.add("Gather", x, "first"), g.add("Gather", x, "last"))
    words = g.add("Mul", both, g.constant("half", np.float32(0.5)), name="words")
    outputs: dict[str, list[Any]] = {"words": ["N", config.hidden_size]}
    heads_of: dict[str, Any] = dict(net.heads.items())
    for name, layer in heads_of.items():
        scores = g.rounded(g.linear(words, layer, f"head.{name}"), "" if name in ("upos", "xpos", "feats") else name)
        if name in ("upos", "xpos", "feats"):
            g.add("ArgMax", scores, axis=1, keepdims=0, name=name)
        outputs[name] = ["N"] if name in ("upos", "xpos", "feats") else ["N", layer.out_features]
    root = g.add("Unsqueeze", g.constant("root", net.root), zero)
    rooted = g.add("Concat", root, words, axis=0)
    head, dep = (g.add("Gelu", g.linear(v, m, n)) for v, m, n in (
        (rooted, net.arc_head, "arc_head"), (words, net.arc_dep, "arc_dep")))  # fmt: skip
    weight = net.arc.detach()
    mixed = g.add(
        "Add", g.add("MatMul", dep, g.constant("arc.weight", weight[:-1])), g.constant("arc.bias", weight[-1])
    )
    g.rounded(g.add("MatMul", mixed, g.add("Transpose", head, perm=[1, 0])), "arcs")
    g.add("Gelu", g.linear(rooted, net.label_head, "label_head"), name="label_heads")
    g.add("Gelu", g.linear(words, net.label_dep, "label_dep"), name="label_deps")
    inputs: dict[str, list[Any]] = {"ids": ["T"], "shapes": ["T"], "first": ["N"], "last": ["N"]}
    outputs |= {"arcs": ["N", "N+1"], "label_heads": ["N+1", LABEL], "label_deps": ["N", LABEL]}
    g.save(path, inputs, {*inputs, "upos", "xpos", "feats"}, outputs)


def _embedding(g: Graph, weight: Any, small: bool) -> str:
    if not small:
        return g.add("Gather", g.constant("embedding.weight", weight), "ids")
    scale = np.maximum(np.abs(weight).max(1, keepdims=True), 1e-12) / 127
    rows = g.add("Gather", g.constant("embedding.weight", np.round(weight / scale).astype(np.int8)), "ids")
    scales = g.add("Gather", g.constant("embedding.scale", scale.astype(np.float32)), "ids")
    return g.add("Mul", g.add("Cast", rows, to=TensorProto.FLOAT), scales)


def _attention(g: Graph, x: str, layer: Any, name: str, heads: int, width: int, split: str, merged: str) -> str:
    """Add one self-attention block up to its norm.

    Query, key and value share one product, the scale is in the query's weights.
    """
    attend = layer.self
    scale = width**-0.5
    parts = ((attend.query, scale), (attend.key, 1.0), (attend.value, 1.0))
    weight = np.concatenate([(p.weight.T * s).detach().numpy() for p, s in parts], 1)
    bias = np.concatenate([(p.bias * s).detach().numpy() for p, s in parts])
    y = g.add("MatMul", x, g.constant(f"{name}.qkv.weight", weight))
    y = g.add("Add", y, g.constant(f"{name}.qkv.bias", bias))
    y = g.add("Transpose", g.add("Reshape", y, split), perm=[1, 2, 0, 3])
    q, k, v = (g.add("Gather", y, g.constant(f"{name}.{i}", np.array(i)), axis=0) for i in range(3))
    scores = g.add("MatMul", q, g.add("Transpose", k, perm=[0, 2, 1]))
    context = g.add("MatMul", g.add("Softmax", scores, axis=-1), v)
    context = g.add("Reshape", g.add("Transpose", context, perm=[1, 0, 2]), merged)
    return g.add("Add", x, g.linear(context, layer.output.dense, f"{name}.out"))


def write_labels(net: Reader, path: Path) -> None:
    """Write label vectors of words [N, L] and of heads [U, L], and which is whose [N] → relation [N].

    A head has several words below it, so what is heavy is done once a head.
    """
    g = Graph()
    weight = net.label.detach().permute(2, 1, 0)  # [L+1, D, L+1]: head, relation, word
    n, one = weight.shape[1], LABEL + 1
    y = g.add("MatMul", "heads", g.constant("label.weight", weight[:-1].reshape(LABEL, n * one)))
    y = g.add("Add", y, g.constant("label.bias", weight[-1].reshape(-1)))
    y = g.add("Gather", g.add("Reshape", y, g.constant("rows", np.array([-1, n, one]))), "chosen")
    words = g.add("Pad", "deps", g.constant("pad", np.array([0, 0, 0, 1])), g.constant("one", np.float32(1)))
    last = g.constant("last", np.array([2]))
    scores = g.add("Squeeze", g.rounded(g.add("MatMul", y, g.add("Unsqueeze", words, last))), last)
    g.add("ArgMax", scores, axis=1, keepdims=0, name="labels")
    inputs: dict[str, list[Any]] = {"deps": ["N", LABEL], "heads": ["U", LABEL], "chosen": ["N"]}
    g.save(path, inputs, {"labels", "chosen"}, {"labels": ["N"]})


def write_links(net: Reader, path: Path) -> None:
    """Write mention vectors [M, H], pairs [P], features [P, F] → pair scores [P] and first-mention scores [M]."""
    g, links = Graph(), net.links
    a = g.add("Gather", g.linear("mentions", links.later, "later_side"), "later")
    b = g.add("Gather", g.linear("mentions", links.earlier, "earlier_side"), "earlier")
    x = g.add("Add", g.add("Add", a, b), g.linear(g.add("Mul", a, b), links.product, "product"))
    x = g.add("Relu", g.add("Add", x, g.linear("features", links.features, "feature")))
    x = g.add("Relu", g.linear(x, links.hidden, "hidden"))
    axis = g.constant("axis", np.array([1]))
    g.add("Squeeze", g.rounded(g.linear(x, links.score, "score")), axis, name="pair")
    g.add("Squeeze", g.rounded(g.linear("mentions", links.new, "new_side")), axis, name="new")
    inputs: dict[str, list[Any]] = {"mentions": ["M", None], "later": ["P"], "earlier": ["P"], "features": ["P", None]}
    g.save(path, inputs, {"later", "earlier"}, {"pair": ["P"], "new": ["M"]})


# by graph, the products that are quantised; the encoder's other heads have few labels
QUANTISED = {
    "encoder": ("layer", "arc", "label_", "head.xpos", "head.feats"),
    "labels": ("label.",),
    "links": ("feature.",),  # of nought and one: so that a pair is scored alike in any company
}


def export(net: Reader, out: Path, texts: Iterable[Batch]) -> None:
    """Write the three graphs into `out`, each also as it was before it was quantised, named `…-fp32.onnx`.

    `texts` show how large activations are.
    """
    net.eval()
    write_encoder(net, out / "encoder-fp32.onnx")
    write_labels(net, out / "labels-fp32.onnx")
    write_links(net, out / "links-fp32.onnx")
    small = out / "encoder-small.onnx"
    write_encoder(net, small, divisors(net, texts))
    quantise(small, out / "encoder.onnx")
    for name in ("labels", "links"):
        quantise(out / f"{name}-fp32.onnx", out / f"{name}.onnx")
    small.unlink()


def quantise(graph: Path, out: Path) -> None:
    """Write a graph's heavy products as products of integers."""
    nodes = onnx.load(graph).graph.node
    weights = tuple(n for n in nodes if n.op_type == "MatMul" and n.input[1].startswith(QUANTISED[out.stem]))
    # Seven bits a weight: two products then fit a 16-bit sum, so that no processor's integer kernel saturates.
    quantize_dynamic(
        graph,
        out,
        op_types_to_quantize=["MatMul"],
        nodes_to_quantize=[n.name for n in weights],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        extra_options={"DefaultTensorType": TensorProto.FLOAT},
    )
