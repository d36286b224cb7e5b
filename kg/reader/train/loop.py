"""The training loop: in, corpora and an encoder; out, a checkpoint with the averaged weights that did best on dev."""

import json
import logging
import math
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from kg.reader.pieces import Pieces
from kg.reader.train import batches, evaluate, swap
from kg.reader.train.batches import MISSING, Batch, Inventory
from kg.reader.train.corpora import Document
from kg.reader.train.net import Reader

log = logging.getLogger(__name__)
WEIGHTS = {"upos": 0.5, "xpos": 0.5, "feats": 0.5, "sentence": 0.5}
NAME_WEIGHT = 3.0  # most words are plainly no name: the mean over them is small


@dataclass(frozen=True)
class Plan:
    """What a training run does; budget is in word pieces a batch."""

    epochs: int = 12
    budget: int = 1600
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    warm_up: int = 250
    average: float = 0.998
    seed: int = 1
    silver_after: int = 3


@dataclass
class Data:
    """Training sets with the share of each that an epoch takes, LitBank apart until it can be parsed, and dev sets.

    `pool` holds the names that others are swapped for.
    """

    trees: list[Document]
    sets: list[tuple[list[Document], float]]
    litbank: list[Document]
    litbank_share: float
    dev: dict[str, list[Document]]
    pool: swap.Pool


def loss_of(net: Reader, batch: Batch) -> dict[str, Tensor]:
    """Return the loss of every head on a batch; bfloat16 inside the encoder, float32 in what decides."""
    with torch.autocast("cpu", torch.bfloat16):
        x = net.words(batch.ids, batch.shapes, batch.mask, batch.first, batch.last)
        raw = net.dropout(x)
        scores = {k: v.float() for k, v in net.tags(raw).items()}
        arcs, heads, deps = net.parse(raw)
    losses = {}
    for layer, weight in WEIGHTS.items():
        target = batch.targets[layer]
        if (target != MISSING).any():
            losses[layer] = weight * F.cross_entropy(
                scores[layer].flatten(0, 1), target.flatten(), ignore_index=MISSING
            )
    if batch.names.any():
        losses["name"] = NAME_WEIGHT * allowed_loss(scores["name"], batch.names, batch.trust)
    if batch.mentions.any():
        losses["mention"] = allowed_loss(scores["mention"], batch.mentions, torch.ones(()))
    at = batch.heads != MISSING
    if at.any():
        arcs = arcs.float().masked_fill(~same_sentence(batch), -1e4)
        losses["arc"] = F.cross_entropy(arcs[at], batch.heads[at])
        rows, _ = at.nonzero(as_tuple=True)
        labels = net.labels(heads.float()[rows, batch.heads[at]], deps.float()[at])
        losses["dep"] = F.cross_entropy(labels, batch.targets["dep"][at], ignore_index=MISSING)
    for where, later, earlier, features, gold, new in batch.links:
        mentions = x.float().flatten(0, 1)[where]
        pair, first = net.links(mentions, later, earlier, features)
        losses["link"] = 0.5 * _link_loss(pair, first, later, earlier, gold, new)
    return losses


def allowed_loss(scores: Tensor, allowed: Tensor, trust: Tensor) -> Tensor:
    """Return the mean of -log of the probability of the allowed labels, a word counting as much as it is trusted.

    Words that allow none or all of the labels count nothing.
    """
    count = allowed.sum(-1)
    told = (count > 0) & (count < allowed.size(-1))
    logits, mask = scores[told], allowed[told]
    if not len(logits):
        return scores.sum() * 0
    each = logits.logsumexp(-1) - logits.masked_fill(~mask, -1e4).logsumexp(-1)
    return (each * trust.expand(told.shape)[told]).mean()


def same_sentence(batch: Batch) -> Tensor:
    """Return [B, N, N+1] bool: this word may be the head, column 0 the root, the word itself never."""
    same = (batch.group[:, :, None] == batch.group[:, None, :]) & batch.words[:, None, :] & batch.words[:, :, None]
    same = same & ~torch.eye(same.size(1), dtype=torch.bool)
    return torch.cat([torch.ones_like(same[..., :1]), same], -1)


def _link_loss(pair: Tensor, first: Tensor, later: Tensor, earlier: Tensor, gold: Tensor, new: Tensor) -> Tensor:
    n = len(first)
    table = torch.full((n, n + 1), -1e4)
    table = table.index_put((later, earlier + 1), pair)
    table = torch.cat([first[:, None], table[:, 1:]], 1)
    right = torch.zeros((n, n + 1), dtype=torch.bool)
    right[later, earlier + 1] = gold
    right[:, 0] = new
    return (table.logsumexp(-1) - table.masked_fill(~right, -1e4).logsumexp(-1)).mean()


def groups_of(net: Reader, plan: Plan) -> list[dict[str, Any]]:
    """Return parameter groups: the lower an encoder layer, the smaller its steps."""
    depth = net.encoder.config.num_hidden_layers
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in net.named_parameters():
        if name.startswith("encoder."):
            layer = int(name.split("layer.")[1].split(".")[0]) + 1 if "layer." in name else 0
            rate = plan.encoder_rate * plan.layer_decay ** (depth - layer)
        else:
            rate = plan.head_rate
        decay = 0.0 if parameter.ndim < 2 else 0.01
        groups.setdefault((rate, decay), []).append(parameter)
    return [{"params": p, "lr": rate, "weight_decay": decay} for (rate, decay), p in groups.items()]


def annotate(net: Reader, documents: list[Document], pieces: Pieces, inv: Inventory) -> None:
    """Put the model's own tags and trees on documents that have none (LitBank), marked as silver."""
    for document in documents:
        for window, sentences in batches.windows_of([document], pieces):
            batch = batches.collate([(window, sentences)], inv, {})
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                guess = evaluate.predict(net, batch)
            at = 0
            for s in sentences:
                span = slice(at, at + len(s.words))
                s.upos = [inv.labels["upos"][i] for i in guess["upos"][0, span].tolist()]
                s.xpos = [inv.labels["xpos"][i] for i in guess["xpos"][0, span].tolist()]
                s.deps = [inv.labels["dep"][i] for i in guess["dep"][0, span].tolist()]
                s.heads = [h - 1 - at if h else -1 for h in guess["head"][0, span].tolist()]
                s.silver = True
                at += len(s.words)


def train(net: Reader, data: Data, pieces: Pieces, inv: Inventory, plan: Plan, out: Path) -> None:
    """Train, log dev figures after each epoch, keep `last.pt` to resume from and `best.pt`, the best average."""
    torch.manual_seed(plan.seed)
    types = {k: v for d in data.trees for k, v in batches.mention_types(d).items()}
    sets = list(data.sets)
    per_epoch = sum(1 for _ in batches.shuffled(sets, pieces, inv, types, plan.budget, 0, {}))
    extra = round(len(data.litbank) * data.litbank_share)
    total = per_epoch * plan.epochs + extra * max(0, plan.epochs - plan.silver_after)
    optimizer = torch.optim.AdamW(groups_of(net, plan), fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / plan.warm_up) * max(0.01, 1 - s / total)
    )
    average = {k: v.detach().clone() for k, v in net.state_dict().items()}
    done, step, best = 0, 0, -math.inf
    if (out / "last.pt").exists():
        saved = torch.load(out / "last.pt", weights_only=True)
        net.load_state_dict(saved["net"])
        optimizer.load_state_dict(saved["optimizer"])
        schedule.load_state_dict(saved["schedule"])
        average, done, step, best = saved["average"], saved["epoch"], saved["step"], saved["best"]
        log.info("resumed after epoch %d, step %d", done, step)
    log.info("%d steps an epoch, %d in all", per_epoch, total)
    for epoch in range(done, plan.epochs):
        if epoch >= plan.silver_after and data.litbank:
            if not data.litbank[0].sentences[0].xpos:
                with averaged(net, average):
                    annotate(net, data.litbank, pieces, inv)
            sets = [*data.sets, (data.litbank, data.litbank_share)]
        net.train()
        started, sums, counts = time.monotonic(), dict[str, float](), dict[str, int]()
        for batch in batches.shuffled(sets, pieces, inv, types, plan.budget, plan.seed * 1000 + epoch, data.pool):
            losses = loss_of(net, batch)
            loss = torch.stack(list(losses.values())).sum()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call, unused-ignore]
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            rate = min(plan.average, step / (step + 20))
            torch._foreach_lerp_([v for v in average.values() if v.is_floating_point()],
                                 [v for v in net.state_dict().values() if v.is_floating_point()], 1 - rate)  # fmt: skip
            for k, v in losses.items():
                sums[k], counts[k] = sums.get(k, 0.0) + v.item(), counts.get(k, 0) + 1
            if step % 50 == 0:
                means = " ".join(f"{k} {sums[k] / counts[k]:.3f}" for k in sums)
                log.info("step %d/%d %.2f s/step  %s", step, total, (time.monotonic() - started) / 50, means)
                started, sums, counts = time.monotonic(), {}, {}
        with averaged(net, average):
            figures = evaluate.figures(net, data.dev, pieces, inv)
            log.info("epoch %d: %s", epoch + 1, json.dumps(figures))
            if (score := evaluate.score(figures)) > best:
                best = score
                torch.save({"net": net.state_dict(), "labels": inv.labels, "figures": figures}, out / "best.pt")
        state = {"net": net.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}
        torch.save({**state, "average": average, "epoch": epoch + 1, "step": step, "best": best}, out / "last.pt.part")
        (out / "last.pt.part").rename(out / "last.pt")


class averaged:
    """Put the averaged weights into the net for a while."""

    def __init__(self, net: Reader, average: dict[str, Tensor]) -> None:
        self.net, self.average = net, average

    def __enter__(self) -> None:
        self.held = {k: v.detach().clone() for k, v in self.net.state_dict().items()}
        self.net.load_state_dict(self.average)
        self.net.eval()

    def __exit__(self, *_: object) -> None:
        self.net.load_state_dict(self.held)
        self.net.train()


def seed_everything(seed: int) -> None:
    random.seed(seed)
    torch.manual_seed(seed)
