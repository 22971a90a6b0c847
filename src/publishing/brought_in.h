/// A report that was written in Word: which of its headings are sections of the template, what stands in each, and what stands nowhere yet.
/// No paragraph is lost: what belongs to no section is listed, and whoever brings it in says where it goes.
#pragma once

#include <string>
#include <vector>

#include "documents/extraction.h"
#include "publishing/marked_text.h"

namespace publishing {

struct BroughtSection {
    std::string part;      ///< Of the template; "part_other" where the heading is none of its own.
    std::string heading;   ///< As it stands in the file, without its number.
    std::string text;      ///< With plain marks.
    std::size_t blocks = 0;
};
/// Headings "Finding 3: …" below the section of findings.
struct BroughtFinding {
    int number = 0;
    std::string title, text;
};
struct BroughtIn {
    std::string title;                       ///< The file's first heading, where it is above the sections.
    std::vector<BroughtSection> sections;
    std::vector<BroughtFinding> findings;
    std::vector<Block> unmatched;            ///< Before the first section.
};

/// Sections are found by the words of `data/report_template.csv` in the headings. Numbers that Cairn printed before paragraphs ("3.2") are taken away.
BroughtIn bring_in(const documents::Extraction& read);
/// The part whose words the heading has; empty for none. The longest words win: "Summary of findings" is of the findings where both are known.
std::string part_of_heading(std::string_view heading);

}  // namespace publishing
