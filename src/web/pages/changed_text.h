/// What changed between two versions of a text, paragraph by paragraph, with the words that differ marked.
///
/// A report's numbers move when a paragraph is put in before them: paragraphs are found again by their words, and a number alone is no change.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "collection/public_report.h"
#include "web/html/messages.h"

namespace web {

struct ComparedParagraph {
    std::string number;  ///< "4.12"; empty: none.
    std::string words;
    friend bool operator==(const ComparedParagraph&, const ComparedParagraph&) = default;
};

/// Headings and blocks in reading order.
std::vector<ComparedParagraph> paragraphs_of(const collection::PublicReport& report);
/// Lines of a text file that Cairn wrote; empty ones are left out.
std::vector<ComparedParagraph> paragraphs_of(std::string_view text);

struct ChangedParagraph {
    const ComparedParagraph* before;  ///< Null: it was put in.
    const ComparedParagraph* after;   ///< Null: it was taken out.
};
/// In reading order; nothing where all words are the same. Points into what was given. Of texts that differ in some thousand paragraphs the differing
/// middle is paired in its order.
std::vector<ChangedParagraph> changed_paragraphs(const std::vector<ComparedParagraph>& before, const std::vector<ComparedParagraph>& after);

/// Each change with both paragraphs, and how many there are; says so where there are none. `heading_level`: of each change, 2 or 3.
html::Html changed_text(const html::Catalogue& t, const std::vector<ComparedParagraph>& before, const std::vector<ComparedParagraph>& after, int heading_level);

}  // namespace web
