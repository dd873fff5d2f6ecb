"""One small issue in every kind of file that is read: a headline and two paragraphs."""

import io
from functools import cache
from pathlib import Path

import docx
import pypdfium2

# Printed by Chromium from the headline and the paragraphs below.
_PRINTED = Path(__file__).parents[2] / "data" / "sample.pdf"
TITLE = "我院举办护理技能竞赛"
SENTENCE = "参赛选手依次完成静脉输液、心肺复苏等项目，评委当场打分。"
_LEAD = "本报讯 5月8日，临川医院护理部举办第三届护理技能竞赛，全院二十四个病区派员参加。"
_HTML = f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{TITLE}-临川医院</title></head>
<body><div class="nav"><a href="/">首页</a> <a href="/news">新闻中心</a></div>
<div class="content"><h1>{TITLE}</h1><p>{_LEAD}</p><p>{SENTENCE}</p></div>
<div class="footer">版权所有 临川医院</div></body></html>"""


@cache
def sample(kind: str) -> bytes:
    """The bytes of the sample of a kind, by the name of the kind."""
    return {"text": _text, "pdf": _pdf, "docx": _docx, "html": _html, "scan": _scan}[kind]()


def _text() -> bytes:
    return f"{TITLE}\n\n{_LEAD}\n\n{SENTENCE}\n".encode()


def _html() -> bytes:
    return _HTML.encode()


def _docx() -> bytes:
    document = docx.Document()
    document.add_heading(TITLE, level=1)
    document.add_paragraph(_LEAD)
    document.add_paragraph(SENTENCE)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _pdf() -> bytes:
    return _PRINTED.read_bytes()


def _scan() -> bytes:
    """The page of the PDF as a picture of 200 dpi."""
    with pypdfium2.PdfDocument(_pdf()) as document:
        picture = document[0].render(scale=200 / 72).to_pil()
    file = io.BytesIO()
    picture.save(file, format="PNG", dpi=(200, 200))
    return file.getvalue()
