# Kind pdf: Markdown to tagged PDF through cmark-gfm and Chromium.
# markdown_to_html and html_to_pdf are for other kinds to use as well.

# A paragraph that opens with its printed number ("4.11 Rowan was ...", or "37\. The Council ...") is marked as numbered,
# so that a style sheet can hang the number in the margin.
number_paragraphs() {
    sed -E -e 's#<p>(([A-Z]|[0-9]+)\.[0-9]+(\.[0-9]+)?) #<p class="numbered"><span class="number">\1</span> #' \
           -e 's#<p>([0-9]+)\. #<p class="numbered"><span class="number">\1.</span> #' \
           -e 's#<p>\(([0-9]+)\) #<p class="numbered"><span class="number">(\1)</span> #' \
           -e 's#<table>#<div class="table"><table>#; s#</table>#</table></div>#'
}

# source_text NAME: the Markdown of this version on standard output.
source_text() {
    local text edit
    text="$here/sources/$(setting "$1" source "$1.md")"
    edit=$(setting "$1" edit '')
    if [ -n "$edit" ]; then sed -f "$here/sources/$edit" "$text"; else cat "$text"; fi
}

# markdown_to_html NAME: a complete page in $work/NAME.html.
markdown_to_html() {
    local name=$1 css running
    css=$(setting "$name" css base.css)
    running=$(setting "$name" running '')
    {
        printf '<!DOCTYPE html><html lang="%s"><head><meta charset="utf-8"><title>%s</title><style>\n' \
            "$(setting "$name" language en-GB)" "$(setting "$name" title "$name")"
        cat "$here/styles/base.css" "$here/styles/$css"
        printf '@page { @top-left { content: "%s"; } }\n</style></head><body>\n' "$running"
        source_text "$name" | cmark-gfm --unsafe --smart -e table -e footnotes | number_paragraphs
        printf '</body></html>\n'
    } > "$work/$name.html"
}

# html_to_pdf HTML PDF
html_to_pdf() {
    chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
        --user-data-dir="$work/profile" --export-tagged-pdf --generate-pdf-document-outline \
        --no-pdf-header-footer --print-to-pdf="$2" "file://$1" 2>"$work/chromium.log" \
        || { cat "$work/chromium.log" >&2; return 1; }
    [ -s "$2" ] || { cat "$work/chromium.log" >&2; return 1; }
}

# settle_pdf NAME IN OUT: fixed dates, author and identifier, so that the same words give the same bytes.
settle_pdf() {
    local stamp author
    stamp="D:$(setting "$1" date 2026-01-01 | tr -d -)090000+00'00'"
    author=$(setting "$1" author '')
    LC_ALL=C sed -E "s#/(Creation|Mod)Date \(D:[0-9]{14}[+-][0-9]{2}'[0-9]{2}'\)#/\1Date ($stamp)#" "$2" > "$2.dated"
    qpdf --deterministic-id --object-streams=generate --compress-streams=y --recompress-flate --compression-level=9 "$2.dated" "$2.small"
    qpdf --json-output=2 --json-object=trailer "$2.small" "$2.trailer.json"
    local info
    info=$(sed -n -E 's#.*"/Info": "([0-9]+ 0 R)".*#\1#p' "$2.trailer.json" | head -n 1)
    qpdf --json-output=2 --json-object="${info% 0 R}" "$2.small" "$2.info.json"
    sed -E "s#\"/Creator\": .*#\"/Author\": \"u:$author\", \"/Creator\": \"u:demonstration/make\",#" "$2.info.json" > "$2.update.json"
    qpdf --deterministic-id --object-streams=generate --update-from-json="$2.update.json" "$2.small" "$3"
}

make_pdf() {
    local name=$1
    markdown_to_html "$name"
    html_to_pdf "$work/$name.html" "$work/$name.pdf"
    settle_pdf "$name" "$work/$name.pdf" "$here/reports/$name.pdf"
}
