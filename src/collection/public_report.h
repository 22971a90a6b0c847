/// A report as it is read: sections, and blocks each with an anchor that never changes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "collection/public_review.h"
#include "documents/extraction.h"

namespace collection {

/// One paragraph, list item, table or footnote, addressable for ever.
struct PublicBlock {
    std::string anchor;      ///< "p4-12" from its own number, "p-17" without: the fragment of its address.
    documents::BlockKind kind = documents::BlockKind::Paragraph;
    int level = 0;           ///< List depth from 1; else 0.
    std::string number;      ///< As printed ("4.12", "iii"); empty: none.
    std::string shown_number;  ///< What the page prints beside it: its own number, or the one it was given ("17").
    std::string text;        ///< A table's cells, tab and newline separated.
    std::vector<std::vector<std::string>> rows;  ///< Tables only.
    int header_rows = 0;
    int page = 0;            ///< Physical, from 1; 0 without pages.
    std::string page_label;  ///< As printed: "iv", "12".
    bool machine_read = false;
    double confidence = -1;  ///< 0 to 100 where machine-read.
};

/// What stands under one heading. Text before the first heading stands in a section without a title.
struct PublicSection {
    std::string slug;    ///< Unique in the report: "4-findings".
    std::string anchor;  ///< Of the heading itself.
    std::string number;  ///< "4"; empty: none.
    std::string title;
    int level = 1;       ///< 1 to 6.
    int page = 0;
    std::vector<PublicBlock> blocks;
};

struct PublicReport {
    Reference reference;
    int version = 1;
    PublicFile file;
    std::vector<PublicSection> sections;   ///< In reading order; depth is in `level`.
    std::vector<documents::Page> pages;
};

/// Where a link leads today.
struct Landing {
    enum class How {
        Here,        ///< The passage is in the current text.
        Moved,       ///< Its words are now in other passages: go to the first.
        OldText      ///< Nothing in the current text answers: show `words` as they stood, with a notice.
    };
    How how = How::Here;
    std::vector<PublicBlock> blocks;  ///< The passages that hold the words today; of OldText the passage as it stood.
    std::string words;                ///< Those words.
};

enum class PointKind : unsigned char { Finding, Recommendation, Theme };

/// A finding, recommendation or learning theme with its place in a report, or from the record alone.
struct PublicPoint {
    std::int64_t id = 0;        ///< For `/recommendations/{id}`; says nothing of order for anonymous reviews.
    PointKind kind = PointKind::Recommendation;
    ReviewSummary review;       ///< Filled in lists over reviews; else only its reference.
    std::string text;
    std::string number;         ///< As printed ("Recommendation 3", "3"); empty: none.
    std::string addressee;      ///< Whom a recommendation is to; empty if not said.
    std::string section;        ///< Heading under which it stands; empty from the record alone.
    std::string anchor;         ///< Empty from the record alone.
    int page = 0;
    std::string page_label;
    bool guessed = false;       ///< Found by a machine in the report, and confirmed by nobody yet.
    std::vector<Label> themes;  ///< Vocabulary terms whose words it holds.
};

/// A passage in a list over reviews: under a theme, or as the reason why two reviews are related.
struct PublicPassage {
    ReviewSummary review;
    std::string anchor, section, number, text, page_label;
    std::string file;      ///< Name of the file, where it is not the one the review opens with.
    std::string language;  ///< Of the text: "en" or "cy"; empty: not known.
    int page = 0;
};

}  // namespace collection
