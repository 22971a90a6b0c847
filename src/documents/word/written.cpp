#include "documents/word/written.h"

#include <zip.h>

#include <algorithm>
#include <memory>
#include <numeric>

#include <fmt/format.h>

#include "base/fault.h"
#include "documents/word/written_parts.h"

namespace documents::word {

namespace {

constexpr int portrait_width = 9'300, landscape_width = 14'230;  // of A4 between margins, in twentieths of a point

std::string run(std::string_view text, std::string_view style = {}) {
    std::string written;
    const std::string properties = style.empty() ? "" : fmt::format("<w:rPr><w:rStyle w:val=\"{}\"/></w:rPr>", style);
    for (std::size_t start = 0; start <= text.size();) {
        const auto end = std::min(text.find('\n', start), text.size());
        written += fmt::format("<w:r>{}{}<w:t xml:space=\"preserve\">{}</w:t></w:r>", properties, start == 0 ? "" : "<w:br/>", xml_text(text.substr(start, end - start)));
        start = end + 1;
    }
    return written;
}

std::string paragraph(std::string_view style, std::string_view runs, std::string_view properties = {}) {
    return fmt::format("<w:p><w:pPr>{}{}</w:pPr>{}</w:p>", style.empty() ? "" : fmt::format("<w:pStyle w:val=\"{}\"/>", style), properties, runs);
}

/// Word takes no more than 64 characters for the name of a control.
std::string_view short_label(std::string_view label) {
    std::size_t end = std::min<std::size_t>(label.size(), 60);
    while (end < label.size() && end > 0 && (static_cast<unsigned char>(label[end]) & 0xC0) == 0x80) --end;  // no half letter
    return label.substr(0, end);
}

/// Writes the body of one document; counts its lists and controls.
class BodyWriter {
public:
    explicit BodyWriter(int text_width) : text_width_{text_width} {}

    std::string body;
    int numbered_lists = 0;

    void operator()(const WrittenHeading& heading) { body += paragraph(fmt::format("Heading{}", std::clamp(heading.level, 1, 4)), run(heading.text)); }
    void operator()(const WrittenParagraph& one) { body += paragraph(one.look == WrittenParagraph::Look::Hint ? "Hint" : "", run(one.text)); }
    void operator()(const WrittenList& list) {
        const int number = list.marks == WrittenList::Marks::Bullets ? 1 : 2 + numbered_lists++;
        for (const auto& item : list.items)
            body += paragraph("ListItem", run(item), fmt::format("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{}\"/></w:numPr>", number));
    }
    void operator()(const WrittenTable& table) {
        const std::size_t columns = table.rows.empty() ? 0 : std::ranges::max(table.rows, {}, &std::vector<std::string>::size).size();
        if (columns == 0) return;
        const auto widths = widths_of(table, columns);
        std::string rows;
        for (std::size_t i = 0; i < table.rows.size(); ++i) rows += row(table, i, widths);
        add_table(table.caption, widths, rows);
    }
    void operator()(const WrittenBox& box) {
        const std::string content = control(box.name, box.label, box.words.empty() ? "<w:showingPlcHdr/><w:text w:multiLine=\"1\"/>" : "<w:text w:multiLine=\"1\"/>",
                                      box.words.empty() ? run(box.prompt, "PlaceholderText") : run(box.words));
        const std::string height = fmt::format("<w:trPr><w:trHeight w:val=\"{}\" w:hRule=\"atLeast\"/></w:trPr>", 400 * std::max(box.lines, 1));
        add_table(box.label, {text_width_}, fmt::format("<w:tr>{}<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr>{}</w:tc></w:tr>", height, text_width_, paragraph("", content)));
    }
    void operator()(const WrittenTick& tick) {
        const std::string state = fmt::format("<w14:checkbox><w14:checked w14:val=\"{}\"/><w14:checkedState w14:val=\"2612\" w14:font=\"MS Gothic\"/>"
                                              "<w14:uncheckedState w14:val=\"2610\" w14:font=\"MS Gothic\"/></w14:checkbox>", tick.ticked ? 1 : 0);
        const std::string mark = fmt::format("<w:r><w:rPr><w:rFonts w:ascii=\"MS Gothic\" w:eastAsia=\"MS Gothic\" w:hAnsi=\"MS Gothic\"/></w:rPr><w:t>{}</w:t></w:r>", tick.ticked ? "☒" : "☐");
        body += paragraph("ListItem", control(tick.name, tick.text, state, mark) + run(" " + tick.text));
    }

private:
    std::string control(std::string_view name, std::string_view label, std::string_view kind, std::string_view content) {
        return fmt::format("<w:sdt><w:sdtPr><w:alias w:val=\"{}\"/><w:tag w:val=\"{}\"/><w:id w:val=\"{}\"/>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
                           xml_text(short_label(label)), xml_text(name), ++controls_, kind, content);
    }
    std::vector<int> widths_of(const WrittenTable& table, std::size_t columns) const {
        std::vector<int> widths(columns, 1);
        for (std::size_t i = 0; i < columns && i < table.widths.size(); ++i) widths[i] = std::max(table.widths[i], 1);
        const int all = std::accumulate(widths.begin(), widths.end(), 0);
        for (auto& width : widths) width = text_width_ * width / all;
        return widths;
    }
    static bool is_merged(const WrittenTable& table, std::size_t row, std::size_t column) { return std::ranges::find(table.merged_above, std::pair{row, column}) != table.merged_above.end(); }
    static std::string row(const WrittenTable& table, std::size_t index, const std::vector<int>& widths) {
        const auto& cells = table.rows[index];
        const bool is_head = static_cast<int>(index) < table.header_rows;
        std::string written = is_head ? "<w:tr><w:trPr><w:tblHeader/></w:trPr>" : "<w:tr>";
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const std::string text = i < cells.size() ? run(cells[i]) : "";
            const char* merge = is_merged(table, index, i) ? "<w:vMerge/>" : is_merged(table, index + 1, i) ? "<w:vMerge w:val=\"restart\"/>" : "";
            written += fmt::format("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{}</w:tcPr>{}</w:tc>", widths[i], merge,
                                   paragraph("", text, is_head ? "<w:rPr><w:b/></w:rPr>" : ""));
        }
        return written + "</w:tr>";
    }
    void add_table(std::string_view caption, const std::vector<int>& widths, std::string_view rows) {
        std::string grid;
        for (const int width : widths) grid += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
        body += fmt::format("<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblCaption w:val=\"{}\"/></w:tblPr><w:tblGrid>{}</w:tblGrid>{}</w:tbl>{}",
                            text_width_, xml_text(caption), grid, rows, paragraph("", ""));
    }

    int text_width_;
    int controls_ = 1'000;
};

using Parts = std::vector<std::pair<const char*, std::string>>;

struct CloseSource {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};

[[noreturn]] void refuse() { throw base::Fault{"A Word document could not be written", "its package in memory", "Try again; if it happens again, look at the memory of this computer."}; }

void add(zip_t* archive, const char* name, const std::string& bytes) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const zip_int64_t index = source ? zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) refuse();
    zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, 0x21, 0);  // 1 January 1980: no clock in the bytes
}

std::string packed(const Parts& parts) {
    zip_error_t error;
    zip_error_init(&error);
    const std::unique_ptr<zip_source_t, CloseSource> source{zip_source_buffer_create(nullptr, 0, 0, &error)};
    zip_t* archive = source ? zip_open_from_source(source.get(), ZIP_TRUNCATE, &error) : nullptr;
    if (!archive) refuse();
    zip_source_keep(source.get());  // closing the archive lets go of it once
    for (const auto& [name, bytes] : parts) add(archive, name, bytes);
    if (zip_close(archive) != 0 || zip_source_open(source.get()) != 0) refuse();
    zip_source_seek(source.get(), 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(source.get())), '\0');
    zip_source_seek(source.get(), 0, SEEK_SET);
    const auto read = zip_source_read(source.get(), bytes.data(), bytes.size());
    zip_source_close(source.get());
    if (read != static_cast<zip_int64_t>(bytes.size())) refuse();
    return bytes;
}

}  // namespace

std::string to_docx(const WrittenDocument& document) {
    BodyWriter writer{document.landscape ? landscape_width : portrait_width};
    writer(WrittenHeading{1, document.title});
    for (const auto& part : document.parts) std::visit(writer, part);
    const std::string main = fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
                                         "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" mc:Ignorable=\"w14\"><w:body>{}"
                                         "<w:sectPr><w:pgSz {}/><w:pgMar w:top=\"1304\" w:right=\"1304\" w:bottom=\"1304\" w:left=\"1304\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
                                         writer.body, document.landscape ? "w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"" : "w:w=\"11906\" w:h=\"16838\"");
    return packed({{"[Content_Types].xml", content_types_part()}, {"_rels/.rels", package_relations_part()}, {"word/document.xml", main},
                   {"word/_rels/document.xml.rels", document_relations_part()}, {"word/styles.xml", styles_part(document.language)},
                   {"word/numbering.xml", numbering_part(writer.numbered_lists)}, {"word/settings.xml", settings_part(document.language)},
                   {"docProps/core.xml", core_properties_part(document)}, {"docProps/custom.xml", custom_properties_part(document)}});
}

}  // namespace documents::word
