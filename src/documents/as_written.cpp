#include "documents/as_written.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "documents/hidden/xml_tree.h"
#include "documents/packed/archive.h"
#include "documents/papers/paper.h"
#include "documents/pdf/document.h"
#include "documents/pdf/painted_words.h"
#include "documents/refusal.h"

namespace documents {

namespace {

using hidden::Node;

std::expected<AsWritten, Refusal> pages_of(std::string_view bytes) {
    const auto document = pdf::Document::open(bytes);
    if (!document) return std::unexpected{document.error()};
    if (document->was_mended()) return std::unexpected{refuse_damaged("PDF")};
    AsWritten written;
    for (int page = 1; page <= document->pages(); ++page) written.pieces.push_back(pdf::painted_words(*document, page));
    return written;
}

/// Of a paragraph and of the boxes in it. Words in place of an equation or a shape count too: whatever a reader could meet.
void add_words(const Node& node, std::string& words) {
    if (node.name.empty()) words += node.text;
    else if (node.is("tab") || node.is("br") || node.is("cr")) words += ' ';
    else if (node.is("noBreakHyphen")) words += '-';
    const bool holds_text = node.is("t") || node.is("delText") || node.is("instrText");
    for (const Node& child : node.children)
        if (holds_text || !child.name.empty()) add_words(child, words);
}

void add_paragraphs(const Node& node, std::vector<std::string>& pieces) {
    if (node.name == "w:p") {
        add_words(node, pieces.emplace_back());
        return;
    }
    for (const Node& child : node.children) add_paragraphs(child, pieces);
}

/// Parts of a Word document whose words stand on its pages, the document itself first.
bool is_read(const Node& root) {
    constexpr std::array<std::string_view, 5> roots{"document", "footnotes", "endnotes", "hdr", "ftr"};
    return std::ranges::any_of(roots, [&](std::string_view name) { return root.is(name); });
}

std::expected<AsWritten, Refusal> paragraphs_of(std::string_view bytes) {
    const auto archive = packed::Archive::open(bytes);
    if (!archive) return std::unexpected{archive.error()};
    if (archive->locked()) return std::unexpected{refuse_encrypted()};
    AsWritten written, beside;
    for (const auto& name : archive->names()) {
        if (!name.ends_with(".xml")) continue;
        const auto part = archive->read(name);
        if (!part) return std::unexpected{part.error()};
        const auto root = hidden::read_tree(*part);
        if (!root) return std::unexpected{root.error()};
        if (is_read(*root)) add_paragraphs(*root, root->is("document") ? written.pieces : beside.pieces);
    }
    written.pieces.insert(written.pieces.end(), beside.pieces.begin(), beside.pieces.end());
    return written;
}

}  // namespace

std::expected<AsWritten, Refusal> as_written(std::string_view bytes, std::string_view ending) {
    const auto kind = paper_kind_of(bytes, ending);
    if (!kind) return std::unexpected{kind.error()};
    auto written = *kind == PaperKind::Pdf    ? pages_of(bytes)
                   : *kind == PaperKind::Word ? paragraphs_of(bytes)
                   : *kind == PaperKind::Text
                       ? std::expected<AsWritten, Refusal>{AsWritten{{std::string{bytes}}}}
                       : std::unexpected{refuse_unreadable_kind("This kind of file is not read word for word", "Make a PDF, Word or text file.")};
    if (!written) return written;
    const bool too_long = std::ranges::any_of(written->pieces, [](const auto& piece) { return piece.size() > AsWrittenLimits::piece_bytes; });
    if (too_long || written->pieces.size() > AsWrittenLimits::pieces) return std::unexpected{refuse_too_large("The file says more than can be compared word for word.")};
    if (!std::ranges::all_of(written->pieces, [](const auto& piece) { return base::is_utf8(piece); })) return std::unexpected{refuse_damaged("text")};
    return written;
}

}  // namespace documents
