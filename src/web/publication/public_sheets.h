/// The public text as a page, and as the tagged PDF that is printed from it: one content for both.
#pragma once

#include <optional>

#include "documents/print/printer.h"
#include "publishing/public_files.h"
#include "web/html/messages.h"

namespace web {

/// Headings from the level given; every paragraph with its number, tables with the scope of their heads.
html::Html public_text_html(const publishing::PublicText& text, const publishing::PublicWords& words, int first_level);
/// The job that prints it: tags, title and language come from it.
documents::PrintJob public_print_job(const publishing::PublicText& text, const publishing::PublicWords& words);

}  // namespace web
