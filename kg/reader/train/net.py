"""The joint model in PyTorch: one encoder, one linear head a layer, a biaffine parser, a coreference scorer."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from transformers import BertModel

from kg.reader.coref import FEATURES
from kg.reader.labels import SHAPES

ARC, LABEL, LINK = 256, 96, 96


class Reader(nn.Module):
    """Word pieces in, a score for every decision out. `sizes` names the linear heads and how many labels each has."""

    def __init__(self, encoder: BertModel, sizes: dict[str, int], n_deps: int) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.shapes = nn.Embedding(SHAPES, width)
        nn.init.zeros_(self.shapes.weight)
        self.heads = nn.ModuleDict({name: nn.Linear(width, n) for name, n in sizes.items()})
        self.arc_head, self.arc_dep = nn.Linear(width, ARC), nn.Linear(width, ARC)
        self.label_head, self.label_dep = nn.Linear(width, LABEL), nn.Linear(width, LABEL)
        self.arc = nn.Parameter(torch.randn(ARC + 1, ARC) * 0.01)
        self.label = nn.Parameter(torch.randn(LABEL + 1, n_deps, LABEL + 1) * 0.01)
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.links = Links(width)
        self.dropout = nn.Dropout(0.2)

    def words(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Return word vectors [B, N, H] of pieces [B, T]: the mean of a word's first and last piece."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.shapes(shapes)
        x = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        pick = [torch.gather(x, 1, i.unsqueeze(-1).expand(-1, -1, x.size(-1))) for i in (first, last)]
        return (pick[0] + pick[1]) / 2

    def tags(self, x: Tensor) -> dict[str, Tensor]:
        return {name: head(x) for name, head in self.heads.items()}

    def parse(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return arc scores [B, N, N+1] (column 0: root), label vectors of heads [B, N+1, L], of words [B, N, L]."""
        rooted = torch.cat([self.root.expand(x.size(0), 1, -1), x], 1)
        drop = self.dropout
        head, dep = drop(F.gelu(self.arc_head(rooted))), drop(F.gelu(self.arc_dep(x)))
        arcs = (_one(dep) @ self.arc) @ head.transpose(1, 2)
        return arcs, drop(F.gelu(self.label_head(rooted))), drop(F.gelu(self.label_dep(x)))

    def labels(self, head: Tensor, dep: Tensor) -> Tensor:
        """Return label scores [N, D] of words [N, L] under the heads [N, L] chosen for them."""
        mixed = (_one(dep) @ self.label.flatten(1)).view(len(dep), -1, LABEL + 1)
        return (mixed @ _one(head).unsqueeze(-1)).squeeze(-1)


def _one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


class Links(nn.Module):
    """Scores a mention's possible antecedents from the two head words' vectors and what the text shows of the pair."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.later, self.earlier = nn.Linear(width, LINK), nn.Linear(width, LINK)
        self.features = nn.Linear(FEATURES, LINK)
        self.product = nn.Linear(LINK, LINK, bias=False)
        self.hidden = nn.Linear(LINK, LINK)
        self.score = nn.Linear(LINK, 1)
        self.new = nn.Linear(width, 1)  # how far a mention is a first one: the score of having no antecedent
        self.dropout = nn.Dropout(0.3)

    def forward(self, mentions: Tensor, later: Tensor, earlier: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """Return pair scores [P] and first-mention scores [M] of mentions [M, H], index pairs [P], features [P, F]."""
        mentions = self.dropout(mentions)
        a, b = self.later(mentions)[later], self.earlier(mentions)[earlier]
        x = F.relu(a + b + self.product(a * b) + self.features(features))
        x = F.relu(self.hidden(self.dropout(x)))
        return self.score(x).squeeze(-1), self.new(mentions).squeeze(-1)
