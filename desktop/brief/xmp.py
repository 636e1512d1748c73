"""The document's own card: title, author, language and date in the form that archives and readers look for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import XMP

from desktop.brief.plain import escaped

if TYPE_CHECKING:
    from desktop.brief.sheet import Imprint

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
<pdf:Keywords>{keywords}</pdf:Keywords><pdf:Producer>Panse</pdf:Producer>
<xmp:CreatorTool>Panse</xmp:CreatorTool><xmp:CreateDate>{issued}</xmp:CreateDate><xmp:ModifyDate>{issued}</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def packet(imprint: Imprint) -> Any:  # noqa: ANN401 - an object of ReportLab's
    """Return the metadata stream of a document."""
    text = _PACKET.format(
        title=escaped(imprint.title),
        author=escaped(imprint.author),
        subject=escaped(imprint.subject),
        keywords=escaped(imprint.keywords),
        lang={"ko": "ko-KR", "en": "en-US"}[imprint.lang],
        issued=f"{imprint.issued:%Y-%m-%d}T00:00:00Z",
    )
    return XMP(creator=lambda _: text.encode("utf-8"))
