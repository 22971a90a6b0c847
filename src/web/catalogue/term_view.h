/// The vocabulary as cataloguers change it: its list, one term with its history, and a new one.
#pragma once

#include "collection/term_groups.h"
#include "web/signing/signed_page.h"

namespace web {

/// What is typed of a term.
struct TermForm {
    std::string facet = "practice_theme", preferred{}, welsh{}, synonyms{}, welsh_synonyms{}, broader{}, scope_note{}, reason{}, into{}, merge_reason{}, retire_reason{}, undo_reason{};
};

struct TermList {
    const collection::TermBook* book;
    std::string facet, words;  ///< That are looked for; empty: all.
    std::vector<collection::TermGroup> groups;
};
html::Html term_list_view(SignedPage& page, const TermList& list);

struct TermModel {
    const collection::TermBook* book;
    std::string id;  ///< Empty: one to be added.
    TermForm form;
    collection::TermUse use{};
};
html::Html term_view(SignedPage& page, const TermModel& model, const Problems& problems);

/// Words for what stands in the way, with the term that does.
std::string words_of(const SignedPage& page, const collection::TermBook& book, const collection::TermObstacle& obstacle);
/// What one change did, for readers and for cataloguers: "“Sharing” is now called “Information sharing”".
std::string term_change_title(const Page& page, const collection::TermBook& book, const collection::TermChange& change);
/// The same, with each piece that was different.
html::Html term_change_words(const Page& page, const collection::TermBook& book, const collection::TermChange& change);
/// "Practice themes", "Kinds of harm".
html::Words facet_words(const html::Catalogue& t, std::string_view facet);
/// In a line, with semicolons.
std::string in_a_line(const std::vector<std::string>& words);
/// One on each line.
std::string as_lines(const std::vector<std::string>& words);

}  // namespace web
