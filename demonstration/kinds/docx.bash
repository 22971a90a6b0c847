# Kind docx: a Word file with real heading styles, numbered lists, tables and footnotes, and a footer on every page.
# Needs: pandoc and python3.

make_docx() {
    local name=$1 day
    day=$(setting "$name" date 2026-01-01)
    SOURCE_DATE_EPOCH=$(date -u -d "$day 09:00" +%s) pandoc --from=markdown --to=docx --metadata=lang:"$(setting "$name" language en-GB)" \
        --metadata=title:"$(setting "$name" title "$name")" --metadata=author:"$(setting "$name" author '')" --metadata=date:"$day" \
        --output="$work/$name.docx" <(source_text "$name")
    python3 "$here/kinds/docx-footer.py" "$work/$name.docx" "$here/reports/$name.docx"
}
