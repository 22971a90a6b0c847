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

# edit_object PDF KEY SCRIPT: applies a sed script to the JSON of the object that the trailer's KEY names, in place.
edit_object() {
    local object
    object=$(qpdf --json-output=2 --json-object=trailer "$1" | sed -n -E "s#.*\"/$2\": \"([0-9]+) 0 R\".*#\1#p" | head -n 1)
    qpdf --json-output=2 --json-object="$object" "$1" | sed -E "$3" > "$1.json"
    qpdf --deterministic-id --object-streams=generate --update-from-json="$1.json" "$1" "$1.edited"
    mv "$1.edited" "$1"
}

# settle_pdf NAME IN OUT: fixed dates, author and identifier, so that the same words give the same bytes. A report with
# front matter (front_pages=N) gets page labels: i, ii, ... for those pages and 1, 2, ... after them.
settle_pdf() {
    local stamp author front
    stamp="D:$(setting "$1" date 2026-01-01 | tr -d -)090000+00'00'"
    author=$(setting "$1" author '')
    front=$(setting "$1" front_pages '')
    LC_ALL=C sed -E "s#/(Creation|Mod)Date \(D:[0-9]{14}[+-][0-9]{2}'[0-9]{2}'\)#/\1Date ($stamp)#" "$2" > "$2.dated"
    qpdf --deterministic-id --object-streams=generate --recompress-flate --compression-level=9 "$2.dated" "$2.small"
    edit_object "$2.small" Info "s#\"/Creator\": .*#\"/Author\": \"u:$author\", \"/Creator\": \"u:demonstration/make\",#"
    if [ -n "$front" ]; then
        edit_object "$2.small" Root "s#\"/Type\": \"/Catalog\"#&, \"/PageLabels\": { \"/Nums\": [ 0, { \"/S\": \"/r\" }, $front, { \"/S\": \"/D\" } ] }#"
    fi
    cp "$2.small" "$3"
}

make_pdf() {
    local name=$1
    markdown_to_html "$name"
    html_to_pdf "$work/$name.html" "$work/$name.pdf"
    settle_pdf "$name" "$work/$name.pdf" "$here/reports/$name.pdf"
}
