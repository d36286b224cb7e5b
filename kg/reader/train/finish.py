"""The last step of training: in, a trained net and named documents; out, its name head trained again, alone.

Many corpora teach the encoder what a name looks like, each with habits of its own; which words are one, the head
learns in the end from the corpus that was marked most carefully. Nothing else in the net changes.
"""

import copy
import json
import logging

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from kg.reader.pieces import Pieces
from kg.reader.train import batches, evaluate, loop
from kg.reader.train.corpora import Document
from kg.reader.train.net import Reader

log = logging.getLogger(__name__)
EPOCHS, SIZE, RATE, DROPOUT = 3, 2000, 1e-3, 0.2  # words in a batch


def name_head(
    net: Reader,
    documents: list[Document],
    pieces: Pieces,
    inv: batches.Inventory,
    dev: dict[str, list[Document]],
    seed: int,
) -> None:
    """Train the name head again, and keep what comes of it if it finds the names of dev better."""
    net.eval()
    before = evaluate.figures(net, dev, pieces, inv)
    held = copy.deepcopy(net.heads["name"].state_dict())
    torch.manual_seed(seed)
    _train(net.heads["name"], *_words(net, documents, pieces, inv))
    after = evaluate.figures(net, dev, pieces, inv)
    log.info("before the name head's last training: %s", json.dumps(before))
    log.info("after it: %s", json.dumps({k: v for k, v in after.items() if "names" in k}))
    if after["ewt.names"] <= before["ewt.names"]:
        net.heads["name"].load_state_dict(held)


def _train(head: nn.Module, vectors: Tensor, allowed: Tensor, trust: Tensor) -> None:
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.01)
    total = EPOCHS * (1 + len(vectors) // SIZE)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.0, 1 - step / total))
    for _ in range(EPOCHS):
        for chosen in torch.randperm(len(vectors)).split(SIZE):
            scores = head(F.dropout(vectors[chosen], DROPOUT))
            loss = loop.allowed_loss(scores, allowed[chosen], trust[chosen])
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call, unused-ignore]
            optimizer.step()
            schedule.step()


def _words(
    net: Reader, documents: list[Document], pieces: Pieces, inv: batches.Inventory
) -> tuple[Tensor, Tensor, Tensor]:
    """Return the vectors [N, H], allowed tags [N, tags] and trust [N] of all words whose names are told."""
    rows: list[tuple[Tensor, Tensor, Tensor]] = []
    for item in batches.windows_of(documents, pieces):
        batch = batches.collate([item], inv, {})
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            x = net.words(batch.ids, batch.shapes, batch.mask, batch.first, batch.last).float()
        count = batch.names.sum(-1)
        told = (count > 0) & (count < batch.names.size(-1))
        rows.append((x[told], batch.names[told], batch.trust[told]))
    vectors, allowed, trust = (torch.cat(part) for part in zip(*rows, strict=True))
    return vectors, allowed, trust
