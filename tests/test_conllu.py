"""CoNLL-U goes in and comes out whole, and what comes out is valid Universal Dependencies."""

import io
import re

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.errors import InputError
from kg.reader.conllu import pretokenized_docs, raw_text, read_conllu, write_conllu

VOCAB = spacy.blank("en").vocab
UPOS = set("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())


def sentence(text: str) -> str:
    """Complete rows of "id form upos head deprel misc", one a line, to ten columns."""
    rows = []
    for line in text.strip().splitlines():
        number, form, upos, head, dep, *misc = line.split()
        xpos = "NNP" if upos == "PROPN" else "_"
        rows.append("\t".join([number, form, form.lower(), upos, xpos, "_", head, dep, "_", misc[0] if misc else "_"]))
    return "\n".join(rows) + "\n\n"


ANN = """
1 Ann PROPN 2 nsubj Entity=(7-person-new-nnnnn-cf1-1-coref)
2 left VERB 0 root _
3 Oslo PROPN 2 obj SpaceAfter=No|Entity=(9-place-new-nnnnn-cf2-1-sgl-Oslo)
4 . PUNCT 2 punct _
"""


def errors(text: str) -> list[str]:
    """Check UD's levels 1 and 2, as far as they concern us: columns, ids, text, tags, one root, heads, no circle."""
    found = []
    assert text.endswith("\n\n")
    for block in text[:-2].split("\n\n"):
        lines = block.split("\n")
        comments = [line for line in lines if line.startswith("#")]
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        metadata = dict(c[2:].split(" = ", 1) for c in comments if " = " in c)
        found += [f"{key} is missing" for key in ("sent_id", "text") if key not in metadata]
        found += [f"{len(row)} columns" for row in rows if len(row) != 10]
        found += ["an empty column" for row in rows for column in row if not column or column != column.strip()]
        if [row[0] for row in rows] != [str(i + 1) for i in range(len(rows))]:
            found.append("ids are not 1, 2, 3 …")
        found += [f"no tag {row[3]}" for row in rows if row[3] not in UPOS]
        heads = [int(row[6]) for row in rows]
        if heads.count(0) != 1 or any((h == 0) != (row[7] == "root") for h, row in zip(heads, rows, strict=True)):
            found.append("not one root")
        if not all(0 <= head <= len(rows) for head in heads):
            found.append("a head out of range")
        for start in range(len(rows)):
            path, here = set(), start
            while heads[here] and here not in path:
                path.add(here)
                here = heads[here] - 1
            found += ["a circle"] * (here in path)
        glued = "".join(row[1] + ("" if "SpaceAfter=No" in row[9].split("|") else " ") for row in rows)
        if glued.strip() != metadata.get("text"):
            found.append(f"text {metadata.get('text')!r} is not {glued.strip()!r}")
        found += [
            "MISC not key=value"
            for row in rows
            if row[9] != "_" and not re.fullmatch(r"([A-Za-z_]+=[^|\s]*\|?)+", row[9])
        ]
    return found


def written(doc: Doc) -> str:
    stream = io.StringIO()
    write_conllu(doc, stream)
    return stream.getvalue()


# In


def test_a_document_is_a_doc_with_its_tree() -> None:
    lines = ("# newdoc id = first\n" + sentence(ANN) + "# newdoc id = second\n" + sentence(ANN)).splitlines(True)
    first, second = read_conllu(lines, VOCAB)
    assert [doc.user_data["id"] for doc in (first, second)] == ["first", "second"]
    assert [(t.text, t.pos_, t.dep_, t.head.text) for t in first] == [
        ("Ann", "PROPN", "nsubj", "left"),
        ("left", "VERB", "root", "left"),
        ("Oslo", "PROPN", "obj", "left"),
        (".", "PUNCT", "punct", "left"),
    ]
    assert first.text.strip() == "Ann left Oslo."


def test_sentence_ids_are_kept() -> None:
    (doc,) = read_conllu(("# sent_id = a-1\n" + sentence(ANN) + sentence(ANN)).splitlines(True), VOCAB)
    assert doc.user_data["sentences"] == ["a-1", ""]


def test_without_newdoc_all_is_one_document() -> None:
    (doc,) = read_conllu((sentence(ANN) * 2).splitlines(True), VOCAB)
    assert [s.start for s in doc.sents] == [0, 4]


def test_a_multiword_token_carries_the_space_and_an_empty_node_is_no_word() -> None:
    rows = sentence(
        "1-2 don't _ _ _ SpaceAfter=No\n1 do AUX 0 root\n2 n't PART 1 advmod\n2.1 go VERB _ _\n3 . PUNCT 1 punct"
    )
    (doc,) = read_conllu(rows.splitlines(True), VOCAB)
    assert [t.text + t.whitespace_ for t in doc] == ["do", "n't", ". "]
    spaced = rows.replace("SpaceAfter=No", "_")
    assert [t.whitespace_ for t in next(read_conllu(spaced.splitlines(True), VOCAB))] == ["", " ", " "]


def test_paragraphs_are_kept_and_offsets_point_into_the_raw_text() -> None:
    text = "# newdoc id = d\n# newpar\n" + sentence(ANN) + sentence(ANN) + "# newpar\n" + sentence(ANN)
    (doc,) = read_conllu(text.splitlines(True), VOCAB)
    raw, offsets = raw_text(doc)
    assert doc.user_data["paragraphs"] == [0, 8]
    assert raw == "Ann left Oslo. Ann left Oslo.\n\nAnn left Oslo."
    assert [raw[o : o + len(t)] for o, t in zip(offsets, doc, strict=True)] == [t.text for t in doc]


def test_gum_entities_are_mentions_with_types_and_clusters_by_first_mention() -> None:
    she = """
    1 Today NOUN 3 obl Entity=(4-time-new-x-y-1-sgl)
    2 she PRON 3 nsubj Entity=(7-person-giv:act-x-y-1-ana)
    3 sang VERB 0 root _
    """
    (doc,) = read_conllu((sentence(ANN) + sentence(she)).splitlines(True), VOCAB)
    mentions = [(span.text, span.label_, span.id_) for span in doc.spans["mentions"]]
    assert mentions == [("Ann", "PERSON", "0"), ("Oslo", "GPE", "1"), ("she", "PERSON", "0")]


def test_nested_entities_of_one_cluster_close_from_the_inside() -> None:
    rows = """
    1 the DET 2 det Entity=(3-organization-new-x-y-2-coref
    2 heir NOUN 0 root _
    3 of ADP 5 case _
    4 the DET 5 det Entity=(3-organization-new-x-y-2-coref
    5 firm NOUN 2 nmod Entity=3)3)
    """
    (doc,) = read_conllu(sentence(rows).splitlines(True), VOCAB)
    assert [(s.text, s.id_) for s in doc.spans["mentions"]] == [("the heir of the firm", "0"), ("the firm", "0")]


NAMES = [
    ("President/NNP/4/compound Ann/NNP/4/compound Marie/NNP/4/compound Poe/NNP/0/root", "person", ["Ann Marie Poe"]),
    ("Bank/NNP/0/root of/IN/4/case the/DT/4/det West/NNP/1/nmod", "organization", ["Bank of the West"]),
    ("the/DT/2/det firm/NN/0/root", "organization", []),
    ("Mayor/NNP/0/root", "person", []),
    ("Oslo/NNP/2/compound Airport/NNP/0/root", "place", ["Oslo Airport"]),
    ("World/NNP/2/compound War/NNP/0/root 2/CD/2/nummod", "event", ["World War 2"]),
]


@pytest.mark.parametrize(("words", "etype", "names"), NAMES)
def test_a_name_is_the_run_of_proper_nouns_without_titles(words: str, etype: str, names: list[str]) -> None:
    rows = []
    cells = [word.split("/") for word in words.split()]
    for number, (form, tag, head, dep) in enumerate(cells, 1):
        entity = (f"(1-{etype}-new-x-y-1-sgl" if number == 1 else "") + (")" if number == len(cells) == 1 else "")
        entity += "1)" if number == len(cells) > 1 else ""
        upos = {"NNP": "PROPN", "NN": "NOUN", "CD": "NUM", "DT": "DET", "IN": "ADP"}[tag]
        misc = f"Entity={entity}" if entity else "_"
        rows.append("\t".join([str(number), form, form, upos, tag, "_", head, dep, "_", misc]))
    (doc,) = read_conllu(rows, VOCAB)
    assert [name.text for name in doc.ents] == names


def test_pretokenized_keeps_words_and_sentences_and_nothing_else() -> None:
    bare = sentence(ANN).replace("\t2\tnsubj", "\t_\t_")
    (doc,) = pretokenized_docs((bare * 2).splitlines(True), VOCAB)
    assert [t.text for t in doc][:4] == ["Ann", "left", "Oslo", "."]
    assert [t.is_sent_start for t in doc] == [True, False, False, False] * 2
    assert not doc.has_annotation("DEP")
    assert not doc.has_annotation("POS")


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("1 a DET 0 root\n1 b DET 1 dep", "line 2: word id '1' where 2 must follow"),
        ("x a DET 0 root", "line 1: word id 'x' where 1 must follow"),
        ("1 a DET 3 dep\n2 b DET 0 root", "line 1: head '3' is not one of 0 to 2"),
        ("1 a DET -1 dep\n2 b DET 0 root", "line 1: head '-1' is not one of 0 to 2"),
        ("1 a DET 1 dep\n2 b DET 0 root", "line 1: the heads run in a circle"),
        ("1 a DET 2 dep\n2 b DET 1 dep", "line 1: the heads run in a circle"),
        ("1 a DET 0 root\n2 b DET 0 root", "line 2: a second root in the sentence"),
        ("1 a DET 0 root Coref=(1-PERSON", "line 1: mention 1 opens but never closes"),
        ("1 a DET 0 root Coref=1)", "line 1: mention 1 closes but never opened"),
    ],
)
def test_what_is_no_conllu_is_named_with_its_line(rows: str, message: str) -> None:
    with pytest.raises(InputError, match=re.escape("news.conllu, " + message)):
        list(read_conllu(sentence(rows).splitlines(True), VOCAB, name="news.conllu"))


@pytest.mark.parametrize("line", ["1\ta\n", "plain words\n", "1\t\t_\t_\t_\t_\t0\troot\t_\t_\n"])
def test_a_line_of_another_form_is_an_error(line: str) -> None:
    with pytest.raises(InputError, match="line 1: "):
        list(read_conllu([line], VOCAB))


def test_nothing_in_nothing_out() -> None:
    assert list(read_conllu([], VOCAB)) == []
    assert list(read_conllu(["# newdoc id = empty\n", "\n"], VOCAB)) == []


# Out


def analysed(words: list[str], spaces: list[bool], heads: list[int], deps: list[str]) -> Doc:
    pos = ["SPACE" if word.isspace() else "NOUN" for word in words]
    return Doc(VOCAB, words=words, spaces=spaces, heads=heads, deps=deps, pos=pos)


def test_whitespace_tokens_become_misc_and_heads_are_renumbered() -> None:
    doc = analysed(
        ["  ", "Rain", "\n", "fell", "\n\n", "Wind"],
        [False, False, False, False, False, False],
        [3, 2, 3, 3, 3, 5],
        ["dep", "nsubj", "dep", "root", "dep", "root"],
    )
    out = written(doc)
    assert errors(out) == []
    assert re.findall(r"^\d+\t(\w+)\t.*\t(\d)\t(\w+)\t_\t(\S+)$", out, re.M) == [
        ("Rain", "2", "nsubj", r"SpacesBefore=\s\s|SpacesAfter=\n|start_char=2|end_char=6"),
        ("fell", "0", "root", r"SpacesAfter=\n\n|start_char=7|end_char=11"),
        ("Wind", "0", "root", r"SpaceAfter=No|start_char=13|end_char=17"),
    ]
    assert out.count("# newpar\n") == 2


def test_a_root_of_whitespace_hands_its_place_on() -> None:
    out = written(analysed(["Rain", "\n", "Wind"], [False] * 3, [1, 1, 1], ["dep", "root", "dep"]))
    assert errors(out) == []
    assert [row.split("\t")[6:8] for row in out.splitlines() if row[:1].isdigit()] == [["0", "root"], ["1", "dep"]]


def test_names_and_nested_mentions_are_written() -> None:
    doc = analysed(
        ["Ann", "Poe", "'s", "son"], [True, False, True, False], [3, 0, 0, 3], ["nmod:poss", "flat", "case", "root"]
    )
    doc.ents = [Span(doc, 0, 2, label="PERSON")]
    mentions = [Span(doc, 0, 3, label="PERSON"), Span(doc, 0, 4, label="PERSON")]
    for number, span in enumerate(mentions):
        span.id_ = str(number)
    doc.spans["mentions"] = mentions
    out = written(doc)
    assert errors(out) == []
    misc = [row.split("\t")[9].split("|start")[0] for row in out.splitlines() if row[:1].isdigit()]
    assert misc == [
        "NER=B-PERSON|Coref=(1-PERSON(0-PERSON",
        "SpaceAfter=No|NER=I-PERSON",
        "Coref=0)",
        "SpaceAfter=No|Coref=1)",
    ]


def test_an_empty_document_is_a_heading() -> None:
    assert written(Doc(VOCAB)) == "# newdoc id = document\n"
    assert written(Doc(VOCAB, words=["\n"], spaces=[False])) == "# newdoc id = document\n"


# There and back

_WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Z")), min_size=1, max_size=4)


@st.composite
def parsed_docs(draw: st.DrawFn) -> Doc:
    """Draw Docs of one to three sentences with projective or crossing trees, names, and mentions that may nest."""
    vocab: Vocab = VOCAB
    words: list[str] = []
    spaces: list[bool] = []
    heads: list[int] = []
    deps: list[str] = []
    starts: list[int] = []
    for _ in range(draw(st.integers(1, 3))):
        size, offset = draw(st.integers(1, 5)), len(words)
        root = draw(st.integers(0, size - 1))
        starts.append(offset)
        for i in range(size):
            words.append(draw(_WORDS))
            spaces.append(draw(st.booleans()))
            heads.append(
                offset + (root if i < root or i == root + 1 else i if i == root else draw(st.integers(root, i - 1)))
            )
            deps.append("root" if i == root else draw(st.sampled_from(["nsubj", "obl:agent"])))
    doc = Doc(vocab, words=words, spaces=spaces, heads=heads, deps=deps, pos=["NOUN"] * len(words))
    inner = draw(st.integers(0, len(words) - 1))
    outer = draw(st.integers(inner + 1, len(words)))
    spans = [Span(doc, inner, outer, label="PERSON"), Span(doc, 0, len(words), label="ORG")]
    doc.ents = spans[:1]
    for span, cluster in zip(spans, draw(st.sampled_from(["00", "01"])), strict=True):
        span.id_ = cluster
    doc.spans["mentions"] = sorted(spans, key=lambda s: (s.start, -s.end))
    paragraphs = [starts[-1]] if len(starts) > 1 else []
    doc.user_data.update(id="drawn", paragraphs=[0, *paragraphs])
    return doc


@given(parsed_docs())
@settings(max_examples=80, deadline=None)
def test_what_is_written_reads_back_the_same(doc: Doc) -> None:
    out = written(doc)
    assert errors(out) == []
    (back,) = read_conllu(out.splitlines(True), VOCAB)
    assert raw_text(back) == raw_text(doc)
    for one, two in zip(doc, back, strict=True):
        assert (one.text, one.pos_, one.dep_, one.head.i) == (two.text, two.pos_, two.dep_, two.head.i)
        assert (one.ent_type_, one.is_sent_start) == (two.ent_type_, two.is_sent_start)
    spans = {(s.start, s.end, s.label_) for s in doc.spans["mentions"]}
    assert {(s.start, s.end, s.label_) for s in back.spans["mentions"]} == spans
    assert len({s.id_ for s in back.spans["mentions"]}) == len({s.id_ for s in doc.spans["mentions"]})
    assert written(back) == written(next(read_conllu(written(back).splitlines(True), VOCAB)))
