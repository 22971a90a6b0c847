# Kind scan: a report as it would come off a scanner: grey pictures of slightly crooked, speckled pages and no text layer.
# Needs, besides what the kind pdf needs: poppler-utils, python3-pil, python3-numpy, img2pdf.

make_scan() {
    local name=$1 pages="$work/$1.pages"
    markdown_to_html "$name"
    html_to_pdf "$work/$name.html" "$work/$name.pdf"
    mkdir -p "$pages"
    pdftoppm -r 150 -gray "$work/$name.pdf" "$pages/page"
    /usr/bin/python3 "$here/kinds/scan-pages.py" "$pages"/page-*.pgm
    img2pdf --nodate --producer 'Flatbed scanner' --title "$(setting "$name" title "$name")" --author "$(setting "$name" author '')" \
        --creationdate "$(setting "$name" date 2026-01-01)T09:00:00+00:00" --imgsize 150dpi "$pages"/page-*.jpg -o "$work/$name.scan.pdf"
    qpdf --deterministic-id "$work/$name.scan.pdf" "$here/reports/$name.pdf"
}
