"""Intake: what a user hands over comes out as clean articles, or as one clear line that says why not."""

import io
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError, KgError
from kg.intake import INTAKES, read
from kg.intake.clean import clean
from kg.intake.dates import iso_day
from kg.model import Article

STORY = "Dockers in Velmar went back to work on Friday, their union said."
MORE = "The company had agreed to pay them more."


def one(path: Path) -> Article:
    (article,) = read(path)
    return article


def text_file(folder: Path, content: str | bytes, name: str = "story.txt") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def body(folder: Path, *paragraphs: str) -> list[str]:
    """Return the paragraphs that are left of a story with these."""
    article = one(
        text_file(folder, json.dumps({"title": "Strike ends", "text": "\n\n".join(paragraphs)}), "story.json")
    )
    title, *rest = article.text.split("\n\n")
    assert title == "Strike ends"
    return rest


def refusal(path: str | Path) -> str:
    with pytest.raises(InputError) as caught:
        list(read(path))
    message = str(caught.value)
    assert "\n" not in message
    return message


# Kinds of file


def test_text_has_a_date_line_a_title_line_and_paragraphs(tmp_path: Path) -> None:
    found = one(text_file(tmp_path, f"date 2019-05-03 The Courier\n\nStrike ends\n\n{STORY}\n\n{MORE}\n"))
    assert found == Article(
        "story", "Strike ends", f"Strike ends\n\n{STORY}\n\n{MORE}", None, "2019-05-03", "The Courier"
    )


def test_text_without_a_date_line_begins_with_its_title(tmp_path: Path) -> None:
    found = one(text_file(tmp_path, f"Strike ends\n{STORY}\n"))
    assert (found.title, found.text, found.published) == ("Strike ends", f"Strike ends\n\n{STORY}", None)


def test_one_line_of_text_is_a_story_without_a_title(tmp_path: Path) -> None:
    found = one(text_file(tmp_path, STORY))
    assert (found.title, found.text) == ("", STORY)


def test_hard_wrapped_lines_are_joined(tmp_path: Path) -> None:
    wrapped = "Dockers in Velmar went back to work on\nFriday, their union said. The strike had\nlasted nine days."
    assert one(text_file(tmp_path, f"Strike ends\n\n{wrapped}\n")).text.split("\n\n")[1] == wrapped.replace("\n", " ")


def test_a_wrapped_paragraph_is_not_cut_by_taking_its_first_line_for_a_title(tmp_path: Path) -> None:
    found = one(text_file(tmp_path, "Dockers in Velmar went back to work on\nmonday, their union said on the quay.\n"))
    assert found.text == "Dockers in Velmar went back to work on monday, their union said on the quay."


def test_lines_that_are_not_wrapped_are_paragraphs(tmp_path: Path) -> None:
    assert one(text_file(tmp_path, f"Strike ends\n{STORY}\n{MORE}\n")).text == f"Strike ends\n\n{STORY}\n\n{MORE}"


RECORD = {
    "title": "Strike ends",
    "text": STORY,
    "date": "2019-05-03",
    "source": "The Courier",
    "url": "https://c.example/1",
}


@pytest.mark.parametrize(
    "record",
    [
        RECORD | {"doc": "strike"},
        RECORD | {"id": "strike"},
        {"id": "strike", "title": "Strike ends", "text": STORY, "url": "https://c.example/1"}
        | {"published": "2019-05-03T22:10:00Z", "publisher": "The Courier"},
        RECORD | {"id": "strike", "source": {"id": None, "name": "The Courier"}},
        RECORD | {"id": "strike", "text": f" date 2001-01-01 News\n\nStrike ends\n\n{STORY}"},
        RECORD | {"id": "strike", "text": f"STRIKE ENDS.\n{STORY}"},
        RECORD | {"id": "strike", "text": f"Strike ends\n\nFriday, May 3, 2019\n\n{STORY}"},
    ],
    ids=["doc", "id", "other names", "source object", "date line in the text", "title in the text", "dateline"],
)
def test_json_fields(tmp_path: Path, record: dict[str, object]) -> None:
    found = one(text_file(tmp_path, json.dumps(record), "other.json"))
    text = f"Strike ends\n\n{STORY}"
    assert found == Article("strike", "Strike ends", text, "https://c.example/1", "2019-05-03", "The Courier")


def test_json_without_a_title_begins_with_its_headline_if_it_has_one(tmp_path: Path) -> None:
    headed = one(text_file(tmp_path, json.dumps({"text": f"Strike ends\n\n{STORY}"}), "headed.json"))
    assert (headed.title, headed.text) == ("Strike ends", f"Strike ends\n\n{STORY}")
    plain = one(text_file(tmp_path, json.dumps({"text": f"{STORY}\n\n{MORE}"}), "plain.json"))
    assert (plain.title, plain.text) == ("", f"{STORY}\n\n{MORE}")


def test_several_articles_in_one_file_have_names_of_their_own(tmp_path: Path) -> None:
    records = [{"text": STORY}, {"text": MORE}, {"id": 7, "text": "The port opened."}]
    listed = text_file(tmp_path, json.dumps(records), "list.json")
    lines = text_file(tmp_path, "\n".join(map(json.dumps, records)), "lines.jsonl")
    assert [article.id for article in read(listed)] == ["list", "list#2", "7"]
    assert [article.id for article in read(lines)] == ["lines", "lines#2", "7"]


PAGE = """<!doctype html><html lang="en"><head><title>Strike ends - The Courier</title>
<meta property="og:site_name" content="The Courier">
<meta property="article:published_time" content="2019-05-03T10:00:00Z">
<link rel="canonical" href="https://courier.example/a/1"></head>
<body><nav><a href="/">Home</a> <a href="/s">Sport</a></nav>
<article><h1>Strike ends</h1><p>By Jane Doe</p><p>Dockers in Velmar went back to work on Friday, their union said,
after a strike of nine days had closed the port.</p><h2>What comes next?</h2>
<p>Ana Brusk, the union's leader, told members that
<a href="/x">Orvane Lines</a> had agreed to pay them more from June.</p><p>Read more: <a href="/y">Port closed</a></p>
</article><footer>© 2019 The Courier. All rights reserved.</footer></body></html>"""


def test_html_gives_the_running_text_and_the_metadata(tmp_path: Path) -> None:
    found = one(text_file(tmp_path, PAGE, "page.html"))
    assert (found.id, found.title, found.published) == ("page", "Strike ends", "2019-05-03")
    assert (found.publisher, found.url) == ("The Courier", "https://courier.example/a/1")
    assert found.text.split("\n\n") == [
        "Strike ends",
        "Dockers in Velmar went back to work on Friday, their union said, after a strike of nine days had closed the"
        " port.",
        "Ana Brusk, the union's leader, told members that Orvane Lines had agreed to pay them more from June.",
    ]


def test_html_lines_quotations_and_lists_are_paragraphs_once(tmp_path: Path) -> None:
    inner = (
        f"<p>{STORY}<br><br>{MORE}<br>“We won,” <b>Ana</b> <i>Brusk</i> said.</p>"
        "<blockquote><p>Nobody was hurt in the strike.</p><p>Nobody was paid.</p></blockquote>"
        "<ul><li>The deal lasts three years.</li><li><p>It was signed in Geneva.</p></li></ul>"
    )
    page = PAGE[: PAGE.index("<article>")] + f"<article><h1>Strike ends</h1>{inner}</article></body></html>"
    assert one(text_file(tmp_path, page, "page.html")).text.split("\n\n")[1:] == [
        STORY,
        MORE,
        "“We won,” Ana Brusk said.",
        "Nobody was hurt in the strike.",
        "Nobody was paid.",
        "The deal lasts three years.",
        "It was signed in Geneva.",
    ]


def test_html_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').replace("Velmar", "Vélmar’s port")
    assert "Vélmar’s port" in one(text_file(tmp_path, page.encode("cp1252"), "page.htm")).text


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (f"Strike ends\n\n{STORY}", [f"Strike ends\n\n{STORY}"]),
        (json.dumps({"text": STORY}, indent=1), [STORY]),
        (json.dumps([{"text": STORY}, {"text": MORE}]), [STORY, MORE]),
        ("\n".join(json.dumps({"text": text}) for text in (STORY, MORE)), [STORY, MORE]),
    ],
    ids=["text", "object", "list", "lines"],
)
def test_standard_input_is_told_by_its_content(monkeypatch: pytest.MonkeyPatch, content: str, texts: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    assert [article.text for article in read("-")] == texts


def test_html_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    assert [(article.id, article.title) for article in read("-")] == [("stdin", "Strike ends")]


# Paths


def test_a_folder_is_read_with_its_folders_in_order_and_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.json", "a/c.TXT", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(json.dumps({"text": STORY}) if name.endswith("json") else STORY)
    assert [article.id for article in read(tmp_path)] == ["b", "c", "z"]


def test_a_graph_folder_among_the_articles_is_passed_by(tmp_path: Path) -> None:
    text_file(tmp_path, STORY)
    for name in ("g/kg.json", "g/readings/ab/abc.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("{}")
    assert [article.id for article in read(tmp_path, strict=True)] == ["story"]
    assert "the folder holds no articles" in refusal(tmp_path / "g")


def test_a_glob_and_a_list_of_paths_give_each_file_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.html"):
        text_file(tmp_path, STORY, name)
    paths: list[str | Path] = [tmp_path / "b.txt", f"{tmp_path}/*.txt", str(tmp_path / "a.txt")]
    assert [article.id for article in read(paths)] == ["b", "a"]


def test_files_of_one_name_in_two_folders_are_told_apart_in_any_order(tmp_path: Path) -> None:
    for folder in ("north", "south"):
        (tmp_path / folder).mkdir()
        text_file(tmp_path / folder, STORY)
    text_file(tmp_path, STORY, "other.txt")
    names = {article.id for article in read(tmp_path)}
    assert names == {"other", "north/story.txt", "south/story.txt"}
    assert {article.id for article in read([tmp_path / "south", tmp_path / "north", tmp_path / "other.txt"])} == names


def test_the_same_article_twice_comes_once_and_another_under_its_id_is_an_error(tmp_path: Path) -> None:
    text_file(tmp_path, json.dumps({"id": "p", "text": STORY}), "a.json")
    text_file(tmp_path, json.dumps([{"id": "p", "text": STORY}, {"id": "p", "text": MORE}]), "b.json")
    skipped: list[KgError] = []
    assert [article.text for article in read(tmp_path, on_skip=skipped.append)] == [STORY]
    assert len(skipped) == 1
    assert "has the id 'p' of another article" in str(skipped[0])


# What goes wrong


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", "", "is empty"),
        ("blank.txt", " \n\n\t\n", "is empty"),
        ("blank.json", " \n", "is empty"),
        ("blank.html", "\n", "is empty"),
        ("empty.jsonl", "", "is empty"),
        ("none.json", "[]", "is empty"),
        ("binary.txt", b"PK\x03\x04\0\0", "is binary, not text"),
        ("latin.txt", b"caf\xe9", "is not UTF-8 text (byte 0xe9 at offset 3); save it as UTF-8"),
        ("broken.json", '{"title": "x",\n "text" "y"}', "line 2, column 9: is not JSON (Expecting ':' delimiter)"),
        ("lines.json", '{"text": "x"}\n{"text": "y"}', "name the file .jsonl"),
        ("deep.json", "[" * 100_000, "is JSON beyond what can be read"),
        ("number.json", f'{{"text": "x", "date": {"9" * 5000}}}', "is JSON beyond what can be read"),
        ("textless.json", '{"title": "x"}', "has no 'text'"),
        ("list.json", '{"text": ["x"]}', "has no 'text'"),
        ("string.json", '"x"', "is not an object"),
        ("dated.json", '{"text": "It rained.", "date": "03/04/2019"}', "the date '03/04/2019' is not one day"),
        ("dated.txt", "date 2019-02-30 News\nRain\nIt rained.", "'2019-02-30' is no day of the calendar"),
        ("teaser.json", '{"text": "Read more: Rain again"}', "no text is left once page furniture is taken off"),
        ("page.html", "<html><body></body></html>", "no article is to be found on the page"),
        ("paper.pdf", "x", "is of a kind that is not read (.pdf); give one of .txt"),
    ],
)
def test_bad_input_is_named_in_one_line(tmp_path: Path, name: str, content: str | bytes, says: str) -> None:
    path = text_file(tmp_path, content, name)
    message = refusal(path)
    assert message.startswith(str(path))
    assert says in message


def test_a_path_that_is_not_there_raises_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file or folder"):
        read([text_file(tmp_path, STORY), tmp_path / "none.txt"], on_skip=lambda error: None)


def test_a_folder_or_pattern_without_articles_is_an_error(tmp_path: Path) -> None:
    text_file(tmp_path, "x", "picture.png")
    assert "the folder holds no articles" in refusal(tmp_path)
    assert "no file matches" in refusal(f"{tmp_path}/*.txt")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = text_file(tmp_path, STORY)
    monkeypatch.setattr(Path, "open", refuse)
    assert refusal(path) == f"{path}: cannot be read (Permission denied); check the file and its permissions"


def test_one_bad_article_costs_no_other_and_is_named(tmp_path: Path) -> None:
    for number in range(19):
        text_file(tmp_path, f"Report {number}\n\n{STORY}", f"{number:02}.txt")
    text_file(tmp_path, "{", "10.json")
    text_file(tmp_path, "x", "notes.md")
    skipped: list[KgError] = []
    assert len(list(read(tmp_path, on_skip=skipped.append))) == 19
    assert [str(error).split(": ")[0] for error in skipped] == [str(tmp_path), f"{tmp_path}/10.json, line 1, column 2"]
    assert "left unread (.md 1)" in str(skipped[0])
    with pytest.raises(InputError, match="is not JSON"):
        list(read(tmp_path, strict=True, on_skip=skipped.append))
    with pytest.raises(InputError, match="is not JSON"):
        list(read(tmp_path))


def test_a_broken_line_costs_no_other_line(tmp_path: Path) -> None:
    lines = [json.dumps({"text": STORY}).encode(), b"{", b'{"text": "caf\xe9"}', json.dumps({"text": MORE}).encode()]
    skipped: list[KgError] = []
    path = text_file(tmp_path, b"\n".join(lines), "lines.jsonl")
    assert [article.text for article in read(path, on_skip=skipped.append)] == [STORY, MORE]
    assert [str(error).split(": ")[0] for error in skipped] == [f"{path}:2, column 2", f"{path}:3"]


# Characters


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("suffix", [".txt", ".jsonl"])
def test_encodings_with_a_mark_and_plain_utf8(tmp_path: Path, encoding: str, suffix: str) -> None:
    content = "São Tomé\n\nIt rained." if suffix == ".txt" else json.dumps({"text": "São Tomé"}, ensure_ascii=False)
    assert "São Tomé" in one(text_file(tmp_path, content.encode(encoding), f"story{suffix}")).text


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("e\u0301", "é"),
        ("a\u00a0b\u2009c\td", "a b c d"),
        ("so\u00adft\u200b \u202eright\u202c \u0007bell\ufeff", "soft right bell"),
        ("one\r\ntwo\u2028three\x0bfour", "one\ntwo\nthree\nfour"),
        ("\ud83d and \ud83d\ude00", "\ufffd and \U0001f600"),
        ("AT&amp;T &#8220;deal&#x201d; R&D", "AT&T “deal” R&D"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("end\ufffe\ufdd0", "end"),
    ],
)
def test_characters_are_cleaned_once(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@given(st.text(st.characters(), max_size=300))
def test_any_characters_give_clean_text_or_a_clear_error(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = text_file(tmp_path_factory.getbasetemp(), json.dumps({"title": "Rain", "text": text}), "any.json")
    try:
        found = one(path)
    except InputError:
        return
    assert unicodedata.is_normalized("NFC", found.text)
    found.text.encode()
    assert all(c == "\n" or unicodedata.category(c) not in {"Cc", "Zl", "Zp"} for c in found.text)
    assert "\n\n\n" not in found.text
    assert found.text == found.text.strip()
    assert found.text.startswith("Rain")


@pytest.mark.parametrize(
    "line",
    ["The army left Lima, he said. ", "By Ana ", "Read more: x. Image: y/", "a (b", "Lima "],
    ids=lambda line: line.strip(),
)
def test_five_megabytes_on_one_line_are_read(tmp_path: Path, line: str) -> None:
    text = line * (5_000_000 // len(line))
    assert one(text_file(tmp_path, text)).text == text.strip()


def test_five_megabytes_of_blanks_are_one_space(tmp_path: Path) -> None:
    assert one(text_file(tmp_path, "rain" + " \t" * 2_500_000 + "again")).text == "rain again"


# Dates


@pytest.mark.parametrize(
    "written",
    [
        "2017-07-21",
        "20170721",
        "2017/7/21",
        "2017-07-21 00:00:00",
        "2017-07-21T23:59:59.123+02:00",
        "2017-07-21T10:00:00Z",
        "Fri, 21 Jul 2017 10:00:00 GMT",
        "Fri, 21 Jul 2017 10:00:00 +0200",
        "Friday, July 21, 2017",
        "July 21st, 2017 at 10:30 a.m. EDT",
        "21 July 2017",
        "21-Jul-2017",
        "Jul. 21, 2017",
        1500595200,
        1500595200000,
    ],
)
def test_dates_as_publishers_write_them(written: str | int) -> None:
    assert iso_day(written) == "2017-07-21"


@pytest.mark.parametrize(
    "written", ["03/04/2019", "May 2019", "2019", "Friday", "31 April 2019", "2019-13-01", "soon", 2019, "x" * 999]
)
def test_what_is_not_surely_one_day_is_no_date(written: str | int) -> None:
    assert iso_day(written) is None


# Page furniture: each rule takes what it must, and leaves what only looks like it


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Port of Velmar closed",
        "READ MORE | Who is Ana Brusk?",
        "Read More Union's Needy Little Helpers Are Back (Op-ed)",
        "Read more about the strike here.",
        "Also read: Nine days on the quay",
        "ALSO READ Nine Days on the Quay",
        "Related: How the strike began",
        "Related articles",
        "More on this story",
        "Watch: Dockers march through Velmar",
        "Continue reading",
        "Share this",
        "Share this article on Facebook",
        "Share",
        "Advertisement",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "Sponsored content",
        "Sign up for our newsletter",
        "Subscribe to our daily briefing and never miss a story.",
        "Get the day's top stories delivered to your inbox",
        "Follow us on Twitter and Facebook.",
        "Follow Jane Doe on Twitter",
        "Click here to support our journalism",
        "For more news from Velmar, visit our site",
        "Photo: Jane Doe/AFP",
        "(Image credit: Harbour Museum of Velmar)",
        "Image: Friedrich Straube.",
        "Picture by Jane Doe",
        "Photo courtesy of Orvane Lines",
        "FILE PHOTO: Ana Brusk speaks to dockers in Velmar, March 2, 2018. REUTERS/Jane Doe/File Photo",
        "Opinion: Why the dockers were right",
        "The dockers were right (Op-ed)",
        "By Jane Doe",
        "BY JANE DOE AND JOHN ROE",
        "By Jane van der Doe in Velmar",
        "Reporting by Jane Doe in Velmar and John Roe; Editing by Mary Major",
        "(Additional reporting by John Roe; writing by Jane Doe)",
        "John Roe in Lima contributed to this report.",
        "Like us on Facebook",
        "© 2019 The Courier. All rights reserved.",
        "Copyright 2019 The Courier",
        "(c) 2019 The Courier",
        "Our Standards: The Courier Principles",
        "Friday, May 3, 2019",
        "Published: May 3, 2019 10:30 GMT",
        "Last updated on 3 May 2019",
        "5 min read",
        "12 comments",
        "- AFP",
        "(Reuters)",
        "* * *",
    ],
)
def test_page_furniture_goes(tmp_path: Path, line: str) -> None:
    assert body(tmp_path, STORY, line, MORE) == [STORY, MORE]
    assert body(tmp_path, STORY, MORE, line) == [STORY, MORE]


@pytest.mark.parametrize(
    "line",
    [
        "Read more books, the minister told pupils.",
        "Read More Plays, a charity in Velmar, gave the school 400 books.",
        "Read more about your ancestors, he urged the crowd.",
        "Related parties owned half of the shares.",
        "Watch the border, the general told his men.",
        "Share this burden with us, the bishop told the town.",
        "Share prices fell by a tenth.",
        "Advertisement sales fell at both papers.",
        "Sign up for the army, posters told students, and get news alerts.",
        "Subscribe to our cause, the rebels' newsletter said.",
        "Support for the strike grew in the town.",
        "Follow us on foot, the guide told the two reporters.",
        "Join the protest on Facebook, activists told students.",
        "Like many of her rivals on Twitter, Brusk writes in capitals.",
        "Follow-up talks on Facebook's tax were put off.",
        "The judge contributed to the report on torture.",
        "Photo: the couple had married in 2010, before police arrested him.",
        "Images of the crash were shown on state television.",
        "Photographs by the suspect were found in the house.",
        "The opinion of the court was read by Judge Ana Brusk.",
        "By Monday, the army had left Velmar.",
        "By Friday evening the port was open.",
        "By Jane Doe's account, the police left first.",
        "Reporting by The Courier showed that the fund was empty.",
        "Orvane Lines contributed to the reporting fund of the port.",
        "Copyright law protects authors, the court ruled.",
        "Published in 1997, the book sold a million copies.",
        "On May 3, 2019, the port opened again.",
        "May 3, 2019, was the last day of the strike.",
        "Reuters was first to report the strike.",
        "12 comments were struck from the record, the clerk said.",
    ],
)
def test_what_only_looks_like_furniture_stays(tmp_path: Path, line: str) -> None:
    assert body(tmp_path, STORY, line, MORE) == [STORY, line, MORE]


@pytest.mark.parametrize(
    "heading", ["Harbour connection?", "Background", "What happened next?", "‘A dark day’", "Nine days on the quay"]
)
def test_a_bare_heading_between_paragraphs_goes(tmp_path: Path, heading: str) -> None:
    assert body(tmp_path, STORY, heading, MORE) == [STORY, MORE]


@pytest.mark.parametrize(
    "line",
    [
        '"Who closed the port?" she asked.',
        '"Who closed the port?"',
        "She asked:",
        "It rained.",
        f"A sentence that ends without a stop because {MORE[:-1]}",
    ],
)
def test_a_short_paragraph_that_is_no_heading_stays(tmp_path: Path, line: str) -> None:
    assert body(tmp_path, STORY, line, MORE) == [STORY, line, MORE]


def test_a_heading_heads_something(tmp_path: Path) -> None:
    assert body(tmp_path, STORY, "Orvane Lines backs Brusk") == [STORY, "Orvane Lines backs Brusk"]
    assert body(tmp_path, "Orvane Lines backs Brusk", "Brusk leaves Velmar") == [
        "Orvane Lines backs Brusk",
        "Brusk leaves Velmar",
    ]


def test_a_question_inside_a_paragraph_stays_text(tmp_path: Path) -> None:
    assert body(tmp_path, f"{STORY} Harbour connection? {MORE}") == [f"{STORY} Harbour connection? {MORE}"]


@pytest.mark.parametrize(
    ("paragraph", "left"),
    [
        ("A ship of the navy off Velmar. Image: Navy of Sarne.", "A ship of the navy off Velmar."),
        ("Brusk speaks in Velmar Image: Twitter / Ana Brusk.", "Brusk speaks in Velmar"),
        ("Brusk speaks in Velmar. (Photo by Jane Doe/AFP)", "Brusk speaks in Velmar."),
        ("Brusk (Image credit: Jane Doe) speaks in Velmar.", "Brusk speaks in Velmar."),
        ("Dockers left the port on Friday. REUTERS/Jane Doe/File Photo", "Dockers left the port on Friday."),
        (
            "Dockers left the port, she said. (Reporting by Jane Doe; Editing by John Roe)",
            "Dockers left the port, she said.",
        ),
        ("Dockers left the port, she said. - AFP", "Dockers left the port, she said."),
        ("Dockers left the port, she said. READ MORE: Who is Ana Brusk?", "Dockers left the port, she said."),
        ("The court saw the photo: Brusk stood beside a crane.", None),
        ("The bank (formerly Image Group) sold its ships.", None),
        ("The navy (pictures of its ships were banned) closed the port.", None),
        ("She worked for Reuters/IPE before the strike.", None),
    ],
)
def test_credits_leave_the_caption(tmp_path: Path, paragraph: str, left: str | None) -> None:
    assert body(tmp_path, STORY, paragraph) == [STORY, left or paragraph]


@pytest.mark.parametrize(
    ("prefix", "publisher"),
    [
        ("VELMAR (Reuters) - ", "Reuters"),
        ("Velmar (AFP) – ", "AFP"),
        ("VELMAR, Sarne (AP) — ", "AP"),
        ("VELMAR, May 3 (Meridian Wire) -- ", "Meridian Wire"),
        ("(Meridian Wire) - ", None),
        ("(Reuters) - ", "Reuters"),
        ("(CNN)", "CNN"),
        ("Velmar, May 3 (ANI): ", "ANI"),
        ("VELMAR — ", None),
    ],
)
def test_a_dateline_goes_and_names_the_outlet_where_none_is_given(
    tmp_path: Path, prefix: str, publisher: str | None
) -> None:
    found = one(text_file(tmp_path, f"Strike ends\n\n{prefix}{STORY}\n\n{MORE}"))
    if prefix == "(Meridian Wire) - ":
        assert prefix in found.text
    else:
        assert found.text == f"Strike ends\n\n{STORY}\n\n{MORE}"
    assert found.publisher == publisher
    given = one(text_file(tmp_path, f"date 2019-05-03 The Courier\nStrike ends\n\n{prefix}{STORY}"))
    assert given.publisher == "The Courier"


@pytest.mark.parametrize(
    "paragraph",
    [
        "NATO — the alliance of thirty states — sent ships.",
        "Orvane Foods (ORV) - the maker of biscuits - closed its plant.",
        "ORVANE (ORV) - Shares fell by a tenth.",
        "Jane Doe (Reuters) was first to report it.",
        "The dockers (400 of them) - most of them young - stayed away.",
    ],
)
def test_what_only_looks_like_a_dateline_stays(tmp_path: Path, paragraph: str) -> None:
    assert body(tmp_path, paragraph, MORE) == [paragraph, MORE]


def test_capitals_and_a_dash_are_a_dateline_only_where_the_story_opens(tmp_path: Path) -> None:
    assert body(tmp_path, "VELMAR — The port opened.", "NATO — Brusk's old foe — sent ships.") == [
        "The port opened.",
        "NATO — Brusk's old foe — sent ships.",
    ]


def test_a_date_alone_fills_the_day_only_where_none_is_given(tmp_path: Path) -> None:
    assert one(text_file(tmp_path, f"Strike ends\n\nFriday, May 3, 2019\n\n{STORY}")).published == "2019-05-03"
    assert one(text_file(tmp_path, f"Strike ends\n\nUpdated: May 3, 2019\n\n{STORY}")).published is None
    assert (
        one(text_file(tmp_path, f"date 2019-05-04 News\nStrike ends\n\nMay 3, 2019\n\n{STORY}")).published
        == "2019-05-04"
    )


# The plug-in point


@pytest.mark.parametrize("suffix", INTAKES)
def test_each_intake_reads_the_same_story(tmp_path: Path, suffix: str) -> None:
    opening = f"{STORY} The strike had lasted for nine days and had closed the port to all ships but those of the navy."
    content = {
        ".txt": f"date 2019-05-03 The Courier\nStrike ends\n\n{opening}\n\n{MORE}",
        ".json": json.dumps(RECORD | {"text": f"{opening}\n\n{MORE}"}),
        ".jsonl": json.dumps(RECORD | {"text": f"{opening}\n\n{MORE}"}),
    }
    page = (
        PAGE[: PAGE.index("<article>")]
        + f"<article><h1>Strike ends</h1><p>{opening}</p><p>{MORE}</p></article></body></html>"
    )
    found = one(text_file(tmp_path, content.get(suffix, page), f"story{suffix}"))
    assert found.text == f"Strike ends\n\n{opening}\n\n{MORE}"
    assert (found.id, found.title, found.published, found.publisher) == (
        "story",
        "Strike ends",
        "2019-05-03",
        "The Courier",
    )
