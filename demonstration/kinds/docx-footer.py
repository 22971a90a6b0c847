"""Gives a Word file the footer that every demonstration report has, and the same bytes each time.

Usage: docx-footer.py IN.docx OUT.docx
"""
import re
import sys
import zipfile

FOOTER = '''<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:tabs>
<w:tab w:val="right" w:pos="9360"/></w:tabs></w:pPr><w:r><w:t>Fictional: written for the Cairn demonstration</w:t></w:r>
<w:r><w:tab/><w:t xml:space="preserve">Page </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'''
TYPE = '<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>'
LINK = ('<Relationship Id="rIdFooter" Target="footer1.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"/>')
PAGE = ('<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1273" w:bottom="1440" w:left="1273" w:header="709" '
        'w:footer="709" w:gutter="0"/></w:sectPr></w:body>')
RULES = ('<w:tblBorders>' + ''.join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="8A9499"/>'
         for edge in ('top', 'left', 'bottom', 'right', 'insideH', 'insideV')) + '</w:tblBorders>')


def changed_once(text: str, pattern: str, replacement: str) -> str:
    text, changes = re.subn(pattern, lambda _: replacement, text, count=1, flags=re.DOTALL)
    if changes != 1:
        sys.exit(f'docx-footer: the file has no place for {pattern}')
    return text


with zipfile.ZipFile(sys.argv[1]) as source:
    parts = {name: source.read(name) for name in source.namelist()}

document = parts['word/document.xml'].decode()
document = changed_once(document, r'<w:sectPr.*</w:body>', PAGE)
document = re.sub(r'(<w:tblPr>.*?)(<w:tblLook|</w:tblPr>)', lambda m: m[1] + RULES + m[2], document, flags=re.DOTALL)
parts['word/document.xml'] = document.encode()
parts['[Content_Types].xml'] = changed_once(parts['[Content_Types].xml'].decode(), '</Types>', TYPE + '</Types>').encode()
links = 'word/_rels/document.xml.rels'
parts[links] = changed_once(parts[links].decode(), '</Relationships>', LINK + '</Relationships>').encode()
parts['word/footer1.xml'] = FOOTER.encode()

with zipfile.ZipFile(sys.argv[2], 'w', zipfile.ZIP_DEFLATED, compresslevel=9) as finished:
    for name in sorted(parts, key=lambda part: (part != '[Content_Types].xml', part)):
        finished.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), parts[name], zipfile.ZIP_DEFLATED)
