/// What a page shows of a chronology on its way in: its columns to be chosen, its rows as they will stand, and those that do not read with their boxes.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "web/chronology/chronology_words.h"
#include "web/chronology/incoming.h"

namespace web {

/// Where the pages of one file stand, and what the case says. For the coordinator's pages and for the page behind a link.
struct IncomingPlace {
    std::string mapping, preview, accept, back;  ///< Paths of ours, without language.
    html::Html settings{};                       ///< A way to the settings of dates; empty for whoever has none.
    html::Html notice{};                         ///< About this file, above its columns.
    std::optional<base::Day> born_on{};
    /// Where an import of the book stands; nothing where this reader has no page of it.
    std::function<std::optional<html::Url>(const chronology::BookImport&)> import = [](const auto&) { return std::nullopt; };
};

/// "22 May 2016, 14:10", "3 June 2016 to 9 June 2016", "until 22 May 2016".
html::Html read_when(const html::Catalogue& t, const chronology::WrittenDate& when);
/// The same with its certainty where it is not certain, and with what is doubtful about it.
html::Html read_when_whole(const html::Catalogue& t, const chronology::WrittenDate& when);
/// Why a row is not read, in a sentence that says what to do.
html::Words reason_words(const html::Catalogue& t, chronology::RowError error);
/// "Sheet “Contacts”, row 17, cell B17, column “Date”: …".
html::Html reason_line(const html::Catalogue& t, const chronology::RejectedRow& row);
/// The boxes of a row's cells, those that mean something or hold something, named by `name_of` the column, with what is wrong beside its box.
html::Html row_boxes(const html::Catalogue& t, const chronology::Mapping& mapping, const std::vector<std::string>& cells, const chronology::RejectedRow* wrong, const std::function<std::string(std::size_t column)>& name_of);
/// The column in which that is wrong; nothing where the table has none.
std::optional<std::size_t> column_of(const chronology::RejectedRow& row);

/// How two-digit years and dates without a year are read.
html::Html date_rules(const html::Catalogue& t, const chronology::DateContext& dates, const html::Html& settings);
/// What file it is, from whom, when, and its SHA-256.
html::Html file_facts(const SignedPage& page, const Incoming& incoming);

html::Html mapping_page(SignedPage& page, const IncomingPlace& place, const Incoming& incoming, const IncomingChoice& choice, const RowRules& rules, const chronology::Book& book, const Problems& problems);
html::Html preview_page(SignedPage& page, const IncomingPlace& place, const Incoming& incoming, const IncomingChoice& choice, const IncomingRead& read, const RowRules& rules, const chronology::Book& book, const Problems& problems);
/// Tables that are no chronology by what was chosen, columns that say the same, and a file of which nothing is left.
Problems problems_of_choice(const SignedPage& page, const Incoming& incoming, const IncomingChoice& choice);
/// What is still wrong with rows that were typed anew.
Problems problems_of(const SignedPage& page, const IncomingRead& read);

}  // namespace web
