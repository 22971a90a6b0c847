/// Public files written anew from the approved text: nothing of a draft's file can be left in them. That they say it, and nothing else: `read_back.h`.
#pragma once

#include <string>

#include "publishing/public_text.h"

namespace publishing {

struct PublicFile {
    std::string name;        ///< "report.docx", "report.pdf", "report.txt".
    std::string media_type;
    std::string bytes;
};

/// Word: real headings, lists and table heads, title and language.
PublicFile word_file(const PublicText& text, const PublicWords& words);
/// Plain text, UTF-8, an empty line between paragraphs, steps with their numbers.
PublicFile text_file(const PublicText& text, const PublicWords& words);

}  // namespace publishing
