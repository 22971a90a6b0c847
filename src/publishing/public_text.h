/// What the public is to read of a case, in one model: every public file is written from it and from nothing else.
///
/// Source: Children Act 2004 s.16F, SI 2018/789 reg 16 (the report, or improvement information where the report would be inappropriate);
/// domain reference 4 for the title of an anonymous review.
#pragma once

#include <string>
#include <vector>

#include "casework/case_file.h"
#include "publishing/report.h"

namespace publishing {

struct PublicSection {
    std::string number, title;   ///< "3"; empty: none.
    std::vector<Block> blocks;
};

struct PublicText {
    std::string title;                    ///< "Child Rowan"; anonymous: "2026 - Anonymous - Child A".
    std::string language = "en-GB";
    std::string partnership;              ///< Empty where it is withheld.
    std::vector<std::string> reviewers;   ///< Likewise.
    std::string summary;                  ///< In plain words, as typed.
    std::vector<PublicSection> sections;
    bool anonymous = false;
};

/// Words that stand in the text and belong to a language.
struct PublicWords {
    std::string summary = "Summary in plain words", improvements = "What should be improved", reviewers = "Reviewers";
    std::string anonymous = "{year} - Anonymous - {label}";
};

/// The text in the mode of the case's plan. Of improvement information nothing of the report's sections is in it; of an anonymous one
/// neither partnership nor reviewers. Nothing in it of a mode that publishes nothing.
PublicText public_text(const casework::CaseFile& file, const Report& report, const PublicWords& words, int year);

/// One paragraph, heading, item or cell: what a reader of any of the files meets as one.
struct PublicLine {
    std::string words;      ///< With the number of a paragraph.
    std::string step = {};  ///< "1." before a step of a list: Word counts by itself, the other files say it.
    int table = 0;          ///< From 1, of a cell; 0: none.
    int row = 0;            ///< Of a cell, 0 for the head, which a printed table says again on each page.
};
/// All of them, in order.
std::vector<PublicLine> lines_of(const PublicText& text, const PublicWords& words);
/// "1." for the first item of a list of steps.
std::string step_mark(std::size_t item);
/// SHA-256 of those lines, as hexadecimal digits.
std::string sum_of(const PublicText& text, const PublicWords& words);

}  // namespace publishing
