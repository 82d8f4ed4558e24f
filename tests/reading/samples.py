"""Pages and texts of the tests, in the project's own words."""

from __future__ import annotations

PARAGRAPHS = (
    "The foreign minister of Ruritania travelled to the port of Strelsau on Friday and promised money for its docks.",
    "He told dockers that the government in the capital had agreed to send engineers, and that talks would go on.",
    "Workers had blocked the gates for three days, demanding higher wages and safer cranes on the piers of the port.",
)
SPANISH = (
    "El ministro de Exteriores de Ruritania viajó el viernes al puerto de Strelsau y prometió dinero para los muelles.",
    "Dijo a los estibadores que el Gobierno había acordado enviar ingenieros y que las conversaciones continuarían.",
)
LINKED = (
    '{"@context": "https://schema.org", "@graph": [{"@type": "Organization", "name": "Example"}, {"@type": '
    '"NewsArticle", "headline": "Minister visits port", "datePublished": "2022-12-30T23:10:00-05:00"}]}'
)
HEAD = f"""<title>Minister visits port - Daily Example</title>
<meta property="og:title" content="Minister visits port - Daily Example">
<meta property="og:site_name" content="Daily Example">
<link rel="canonical" href="https://news.example/a/1">
<script type="application/ld+json">{LINKED}</script>"""


def page(
    *,
    head: str = HEAD,
    language: str = "en-GB",
    title: str = "Minister visits port",
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    below: str = "",
) -> str:
    """A news page with navigation, share buttons, other stories and readers' comments around its article."""
    text = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"""<!DOCTYPE html><html lang="{language}"><head>{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World news</a></li><li><a href="/p">Politics</a></li></ul></nav>
<article><h1>{title}</h1>
<div class="share">Share this: <a href="#f">Facebook</a> <a href="#t">Telegram</a></div>
{text}
<p>Follow us on <a href="#">Telegram</a></p>
{below}</article>
<section class="related"><h2>Related Posts</h2><ul><li><a href="/x">Army shells rebels in the north</a></li>
<li><a href="/y">President threatens to close the border</a></li></ul></section>
<div id="comments"><h3>2 Comments</h3><div class="comment"><p>I think the army should invade the neighbours at once and
bomb every bridge that they have, what do you all say to that.</p></div></div>
<footer>© 2022 Daily Example. All rights reserved. We use cookies to improve this site.</footer></body></html>"""


RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Daily Example</title>
<link>https://news.example/</link><language>en-us</language>
<item><title>Ruritania &amp; Graustark hold talks</title><link>https://news.example/a/1</link><guid>g1</guid>
<pubDate>Sat, 31 Dec 2022 00:30:00 +0800</pubDate><description>&lt;p&gt;Short.&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>The two ministers met on the bridge.</p><p>They spoke of <b>fishing</b> rights.</p>
<script>alert(1)</script><p>The post Ruritania hold talks appeared first on Daily Example.</p>]]>
</content:encoded></item>
<item><title>Second story</title><guid isPermaLink="false">g2</guid>
<description>Only a summary of it.</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es"><title>Ejemplo</title><id>f</id>
<entry><title>Huelga en el puerto</title><link rel="alternate" href="https://news.example/es/1"/><id>i1</id>
<updated>2022-12-30T10:00:00Z</updated>
<content type="html">&lt;p&gt;Los estibadores cerraron el puerto.&lt;/p&gt;</content>
</entry></feed>"""


def warc_record(
    address: str,
    body: bytes,
    *,
    media_type: str = "text/html; charset=utf-8",
    headers: str = "",
    status: str = "200 OK",
    kind: str = "response",
    length: int | None = None,
) -> bytes:
    """One record of a WARC archive."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{headers}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2023-01-02T10:00:00Z\r\n"
        f"WARC-Target-URI: {address}\r\nContent-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(http) if length is None else length}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"
