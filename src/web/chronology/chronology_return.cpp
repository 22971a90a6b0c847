#include "web/chronology/chronology_return.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "casework/form_document.h"
#include "web/casework/written_view.h"
#include "web/chronology/incoming_view.h"
#include "web/chronology/return_properties.h"

namespace web {

using chronology::BookSettings;
using chronology::Meaning;
using html::Catalogue;

namespace {

constexpr auto in_order = std::to_array<Meaning>({Meaning::Reference, Meaning::StartDate, Meaning::StartTime, Meaning::EndDate, Meaning::EndTime, Meaning::Source, Meaning::Subjects, Meaning::ContactType, Meaning::Event, Meaning::ChildSeen, Meaning::SpokenTo, Meaning::ChildVoice, Meaning::Action, Meaning::PractitionerRole,
    Meaning::Analysis, Meaning::KeyEvent, Meaning::GoodPractice, Meaning::ExpectedPractice, Meaning::Significance});
constexpr std::size_t rows_on_paper = 25, rows_in_sheet = 500;

bool is_standing(Meaning meaning) {
    using enum Meaning;
    return meaning == StartDate || meaning == StartTime || meaning == EndDate || meaning == EndTime || meaning == Source || meaning == Event;
}

bool must_be_filled(const BookSettings& settings, Meaning meaning) {
    if (meaning == Meaning::StartDate || meaning == Meaning::Source || meaning == Meaning::Event) return true;
    return std::ranges::any_of(settings.columns, [&](const chronology::CaseColumn& column) { return column.meaning == meaning && column.mandatory; });
}

bool asks_yes_or_no(Meaning meaning) {
    using enum Meaning;
    return meaning == ChildSeen || meaning == SpokenTo || meaning == KeyEvent || meaning == GoodPractice;
}

bool is_wide(Meaning meaning) {
    using enum Meaning;
    return meaning == Event || meaning == Analysis || meaning == ChildVoice || meaning == Action;
}

std::string text_of(const html::Words& words) { return std::string{words.text()}; }

/// With the star of what must be filled in, as forms on paper have it.
std::string head_with_mark(const Catalogue& t, const BookSettings& settings, Meaning meaning) { return text_of(meaning_words(t, meaning)) + (must_be_filled(settings, meaning) ? " *" : ""); }

std::string hint_of(const Catalogue& t, Meaning meaning) {
    using enum Meaning;
    if (meaning == StartDate || meaning == EndDate) return text_of(t("web.chronology_in.return_hint_date"));
    if (meaning == StartTime || meaning == EndTime) return text_of(t("web.chronology_in.return_hint_time"));
    if (meaning == Source) return text_of(t("web.chronology_in.return_hint_source"));
    if (meaning == Event) return text_of(t("web.chronology_in.return_hint_event"));
    return asks_yes_or_no(meaning) ? text_of(t("web.chronology_in.return_hint_yes_no")) : std::string{};
}

std::vector<std::pair<std::string, std::string>> unseen(const BookSettings& settings, const std::string& code) {
    return {{std::string{casework::form_property}, std::string{return_form}}, {std::string{casework::code_property}, code}, {std::string{columns_property}, columns_as_property(return_columns(settings))}};
}

}  // namespace

std::string columns_as_property(const std::vector<Meaning>& columns) {
    std::string words;
    for (const auto meaning : columns) words += (words.empty() ? "" : ",") + std::string{chronology::to_word(meaning)};
    return words;
}

std::vector<Meaning> returned_columns(std::string_view property) {
    std::vector<Meaning> columns;
    for (std::size_t at = 0; at < property.size();) {
        const auto end = std::min(property.find(',', at), property.size());
        const auto meaning = chronology::parse_meaning(property.substr(at, end - at));
        if (!meaning) return {};
        columns.push_back(*meaning);
        at = end + 1;
    }
    return columns;
}

std::string chronology_return_code(const Desk& desk, const casework::Case& of, std::string_view agency) { return desk.ground.keys.blind_token("chronology-return", of.id.to_string() + "/" + base::fold(base::squeeze(agency))).substr(0, 16); }

std::vector<Meaning> return_columns(const BookSettings& settings) {
    std::vector<Meaning> columns;
    for (const auto meaning : in_order)
        if (is_standing(meaning) || std::ranges::find(settings.columns, meaning, &chronology::CaseColumn::meaning) != settings.columns.end()) columns.push_back(meaning);
    return columns;
}

documents::word::WrittenDocument word_return(const Catalogue& t, const BookSettings& settings, const std::string& agency, const std::string& code) {
    documents::word::WrittenDocument document{.title = text_of(t("web.chronology_in.return_title", {{"agency", agency}})), .language = document_language(t), .landscape = true, .properties = unseen(settings, code)};
    document.parts.emplace_back(documents::word::WrittenParagraph{.text = text_of(t("web.chronology_in.return_how"))});
    document.parts.emplace_back(documents::word::WrittenParagraph{.text = text_of(t("web.chronology_in.return_hint_date")), .look = documents::word::WrittenParagraph::Look::Hint});
    documents::word::WrittenTable table{.caption = document.title, .rows = {}};
    auto& heads = table.rows.emplace_back();
    for (const auto meaning : return_columns(settings)) heads.push_back(head_with_mark(t, settings, meaning)), table.widths.push_back(is_wide(meaning) ? 3 : 1);
    table.rows.resize(rows_on_paper + 1, std::vector<std::string>(heads.size()));
    document.parts.emplace_back(std::move(table));
    return document;
}

documents::WrittenTableBook excel_return(const Catalogue& t, const BookSettings& settings, const std::string& agency, const std::string& code) {
    documents::WrittenTableBook book{.title = text_of(t("web.chronology_in.return_title", {{"agency", agency}})), .sheet = text_of(t("web.chronology_in.return_sheet")), .columns = {}, .hints_sheet = text_of(t("web.import.hints_name")), .hint_head = text_of(t("web.import.hints_head")), .properties = unseen(settings, code)};
    for (const auto meaning : return_columns(settings)) {
        documents::TableColumn column{.head = head_with_mark(t, settings, meaning), .width = is_wide(meaning) ? 60 : 18, .hint = hint_of(t, meaning), .use = documents::TableColumn::Use::FilledIn};
        if (must_be_filled(settings, meaning)) column.hint = text_of(t("web.chronology_in.return_hint_mandatory")) + (column.hint.empty() ? "" : " " + column.hint);
        if (asks_yes_or_no(meaning)) column.options = {text_of(t("web.chronology_in.yes")), text_of(t("web.chronology_in.no"))};
        book.columns.push_back(std::move(column));
    }
    book.rows.assign(rows_in_sheet, std::vector<std::string>(book.columns.size()));
    return book;
}

Response excel_file(const documents::WrittenTableBook& book, const std::string& file_name) {
    auto response = Response::bytes("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", documents::to_xlsx(book));
    response.headers.set("Content-Disposition", "attachment; filename=\"" + file_name + "\"");
    return response;
}

bool is_others_return(const Incoming& incoming, const std::string& code) {
    const auto said = incoming.property(casework::code_property);
    return incoming.property(casework::form_property) == return_form && !said.empty() && said != code;
}

}  // namespace web
