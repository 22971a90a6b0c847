/// The report drawn: as numbered paragraphs of a page, and as a document for Word.
#pragma once

#include <functional>

#include "documents/word/written.h"
#include "publishing/report.h"
#include "web/html/messages.h"

namespace web {

/// What stands after a block: marks of hits, comments of agencies. Nothing for nothing.
using AfterBlock = std::function<html::Html(const publishing::Block&)>;
/// The words of a block, drawn by somebody who marks some of them; else they are drawn plainly.
using BlockWords = std::function<html::Html(const publishing::Block&)>;

struct DraftDrawing {
    AfterBlock after = {};
    BlockWords words = {};
    int heading_level = 2;   ///< Of the sections.
};
/// The blocks of one section, each numbered one with the anchor `p3-2`.
html::Html blocks_html(const html::Catalogue& t, const std::vector<publishing::Block>& blocks, const DraftDrawing& drawing = {});
/// Every section that has text, one after the other.
html::Html draft_html(const html::Catalogue& t, const publishing::Report& report, const DraftDrawing& drawing = {});
/// "p3-2" of "3.2".
std::string block_anchor(const publishing::Block& block);

documents::word::WrittenDocument draft_document(const html::Catalogue& t, const publishing::Report& report);

}  // namespace web
