"""The document's own card: title, author, language and date in the form that archives and readers look for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import XMP

from desktop.brief.plain import escaped

if TYPE_CHECKING:
    from db.model.things import Profile
    from desktop.brief.sheet import Imprint

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
<pdf:Keywords>{keywords}</pdf:Keywords><pdf:Producer>Panse</pdf:Producer>
<xmp:CreatorTool>Panse</xmp:CreatorTool><xmp:CreateDate>{issued}</xmp:CreateDate><xmp:ModifyDate>{issued}</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part>{archive}
</rdf:Description>{schema}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


# An archive wants every schema that is not its own described.
_SCHEMA = """
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
_ARCHIVE = "<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>{conformance}</pdfaid:conformance>"


def introduce(canvas: Any, imprint: Imprint, profile: Profile | None) -> None:  # noqa: ANN401 - ReportLab's
    """Let a document tell in both ways that PDF has who wrote it, when, and what it is called."""
    canvas.setTitle(imprint.title)
    canvas.setAuthor(imprint.author)
    canvas.setSubject(imprint.subject)
    canvas.setKeywords(imprint.keywords)
    canvas.setCreator("Panse")
    canvas.setProducer("Panse")
    # The day comes from the board: equal boards give equal bytes.
    canvas.setDateFormatter(lambda *_: f"D:{imprint.issued:%Y%m%d}000000Z")
    canvas.setCatalogEntry("Metadata", packet(imprint, profile))
    canvas.setViewerPreference("DisplayDocTitle", "true")


def packet(imprint: Imprint, profile: Profile | None = None) -> Any:  # noqa: ANN401 - an object of ReportLab's
    """Return the metadata stream of a document that keeps to a ``profile`` of PDF/A, or to none."""
    archive = _ARCHIVE.format(part=profile[0], conformance=profile[1].upper()) if profile else ""
    text = _PACKET.format(
        title=escaped(imprint.title),
        author=escaped(imprint.author),
        subject=escaped(imprint.subject),
        keywords=escaped(imprint.keywords),
        lang={"ko": "ko-KR", "en": "en-US"}[imprint.lang],
        archive=archive,
        schema=_SCHEMA if profile else "",
        issued=f"{imprint.issued:%Y-%m-%d}T00:00:00Z",
    )
    return XMP(creator=lambda _: text.encode("utf-8"))
