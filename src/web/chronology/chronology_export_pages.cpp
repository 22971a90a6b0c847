#include <algorithm>
#include <array>

#include "base/csv.h"
#include "casework/keeping.h"
#include "chronology/out/table.h"
#include "documents/papers/written_table.h"
#include "web/casework/print_view.h"
#include "web/casework/written_view.h"
#include "web/chronology/chronology_filter.h"
#include "web/chronology/chronology_pages.h"
#include "web/chronology/chronology_view.h"
#include "web/chronology/chronology_words.h"
#include "web/html/components/fields.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using chronology::Entry;
using chronology::Meaning;

namespace {

/// For whom, and of what.
struct WantedCopy {
    bool named = false;
    bool key_only = false;
    std::string agency{};   ///< As this reader reads its name; empty: all.
    std::string format{};   ///< "docx", "xlsx", "csv", "pdf".
};

constexpr std::array<std::string_view, 4> copy_formats{"docx", "xlsx", "csv", "pdf"};

/// The desk decides by the address; what leaves is decided by the form, and names only leave for those who may know them.
class CopyTexts {
public:
    CopyTexts(ChronologyDesk& desk, const WantedCopy& wanted) : desk_{desk}, named_{wanted.named && desk.may_know_names()} {}
    std::string operator()(std::string_view text) const { return named_ ? std::string{text} : desk_.labelled_text(text); }

private:
    ChronologyDesk& desk_;
    bool named_;
};

std::vector<Entry> entries_wanted(ChronologyDesk& desk, const WantedCopy& wanted) {
    const auto indexes = filtered(desk, {.agency = wanted.agency, .key_only = wanted.key_only});
    const CopyTexts text{desk, wanted};
    std::vector<Entry> entries;
    entries.reserve(indexes.size());
    for (const auto i : indexes) {
        auto entry = desk.opened().entries[i];
        entry.agency = text(entry.agency), entry.words = text(entry.words);
        chronology::Cells cells;
        for (const auto& [key, words] : entry.cells) cells.emplace(key.starts_with(chronology::other_prefix) ? std::string{chronology::other_prefix} + text(std::string_view{key}.substr(chronology::other_prefix.size())) : key, text(words));
        entry.cells = std::move(cells);
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::string mark_text(const ChronologyDesk& desk, const casework::CopyMark& mark) {
    return std::string{desk.page.t("web.export.mark", {{"case", desk.of.reference}, {"copy", mark.copy}, {"reader", mark.reader}, {"time", base::to_iso(mark.at).substr(0, 16) + "Z"}}).text()};
}

std::string audience_text(ChronologyDesk& desk, const WantedCopy& wanted, std::size_t entries) {
    const auto& t = desk.page.t;
    std::string words{t(wanted.named ? Key{"web.chronology.copy_names"} : Key{"web.chronology.copy_labels"}).text()};
    if (!wanted.agency.empty()) words += " " + std::string{t("web.chronology.copy_agency", {{"agency", CopyTexts{desk, wanted}(desk.agency_called(wanted.agency))}}).text()};
    if (wanted.key_only) words += " " + std::string{t("web.chronology.copy_key").text()};
    return words + " " + std::string{t("web.chronology.copy_count", {{"count", static_cast<std::int64_t>(entries)}}).text()};
}

/// In the reader's language where the heading is known again when the table comes back in, else in English.
chronology::HeadOf heads_in(const Catalogue& t) {
    return [&t](Meaning meaning) {
        auto head = std::string{meaning_words(t, meaning).text()};
        return chronology::heading_fits(head, meaning) >= 1 ? head : chronology::english_head(meaning);
    };
}

/// The mark stands on a sheet of its own, so that the chronology comes back in as it left.
std::string workbook_copy(const ChronologyDesk& desk, const chronology::OutTable& table, const std::string& title, const std::string& mark) {
    const auto& t = desk.page.t;
    documents::WrittenTableBook book{.title = title, .sheet = std::string{t("web.chronology.title").text()}, .columns = {}, .rows = table.rows, .hints_sheet = std::string{t("web.chronology.copy_sheet").text()}, .hint_head = std::string{t("web.chronology.copy_sheet").text()}, .properties = {}};
    for (const auto& column : table.columns) book.columns.push_back({.head = column.head, .width = column.key == to_word(Meaning::Event) || column.key == to_word(Meaning::Analysis) ? 70 : 20});
    if (!book.columns.empty()) book.columns.front().hint = mark;
    return documents::to_xlsx(book);
}

std::string csv_copy(const chronology::OutTable& table, const std::string& mark) {
    auto bytes = chronology::to_csv(table);
    constexpr std::size_t mark_of_utf8 = 3;
    bytes.insert(mark_of_utf8, base::csv_cell(mark) + "\r\n");  // Above the headings: what reads it back passes over it.
    return bytes;
}

/// What else the entry says, each column under its head: a table of seventeen columns could be read on no sheet of paper.
Html further_columns(const chronology::OutTable& out, const std::vector<std::string>& row) {
    Html lines;
    for (std::size_t i = 0; i < out.columns.size(); ++i) {
        const auto meaning = chronology::parse_meaning(out.columns[i].key);
        const bool in_date = meaning == Meaning::StartTime || meaning == Meaning::EndDate || meaning == Meaning::EndTime;  // With the date, as it was written.
        const bool has_own = in_date || meaning == Meaning::StartDate || meaning == Meaning::Agency || meaning == Meaning::Source || meaning == Meaning::Event;
        if (!has_own && !row[i].empty()) lines << li(strong(from_record(), out.columns[i].head), sign(": "), span(cls("pre-line"), from_record(), row[i]));
    }
    return lines.empty() ? Html{} : Html{ul(lines)};
}

/// As it was written, whether it is sure, and how old the child was.
Html written_when(ChronologyDesk& desk, const Entry& entry) {
    Html shown = span(from_record(), entry.words);
    if (entry.when.certainty == chronology::Certainty::Uncertain) shown << br() << desk.page.t("web.chronology.uncertain");
    if (const auto age = age_on(desk, chronology::sorting_day(entry.when)); !age.empty()) shown << br() << small(age);
    return shown;
}

Html sheet_of(ChronologyDesk& desk, const std::vector<Entry>& entries, const std::string& audience) {
    const auto& t = desk.page.t;
    const auto out = chronology::out_table(entries, heads_in(t));
    Html heads, rows;
    for (const auto meaning : {Meaning::StartDate, Meaning::Agency, Meaning::Source, Meaning::Event}) heads << th(scope("col"), meaning_words(t, meaning));
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto& entry = entries[i];
        rows << tr(td(written_when(desk, entry)), td(from_record(), entry.agency), td(from_record(), cell(entry.cells, Meaning::Source)),
                   td(cls("wrap-any"), p(cls("pre-line"), from_record(), cell(entry.cells, Meaning::Event)), further_columns(out, out.rows[i])));
    }
    return together(h1(t("web.chronology.heading")), p(from_record(), audience), table(cls("tbl"), caption(cls("sr"), t("web.chronology.entries")), thead(tr(heads)), tbody(rows)));
}

WantedCopy wanted_of(ChronologyDesk& desk) {
    auto& page = desk.page;
    const bool posted = page.request.method == Method::Post;
    const auto of = [&](std::string_view field) { return posted ? page.typed(field) : page.asked(field); };
    return {.named = of("audience") == "names", .key_only = of("show") == "key", .agency = of("agency"), .format = of("format")};
}

Response copy_answer(std::string type, std::string bytes, const std::string& name) {
    auto response = Response::bytes(std::move(type), std::move(bytes));
    response.headers.set("Content-Disposition", "attachment; filename=\"" + name + "\"");
    return response;
}

Response show_export(ChronologyDesk& desk) {
    auto& page = desk.page;
    const auto& t = page.t;
    govuk::Select audience{.name = "audience", .label = {.content = t("web.chronology.audience")}, .hint = govuk::Hint{.content = t("web.chronology.audience_hint")}};
    audience.items.push_back({.content = t("web.chronology.with_labels"), .value = "labels"});
    if (desk.may_know_names()) audience.items.push_back({.content = t("web.chronology.with_names"), .value = "names"});
    govuk::Select agencies{.name = "agency", .label = {.content = t("web.chronology.agency")}};
    agencies.items.push_back({.content = t("web.chronology.any_agency"), .value = std::string{}});
    for (const auto& agency : desk.book().agencies())
        if (desk.sees(agency)) agencies.items.push_back({.content = desk.words(agency), .value = desk.text(agency)});
    govuk::Select show{.name = "show", .label = {.content = t("web.chronology.show")}};
    show.items = {{.content = t("web.chronology.show_all"), .value = std::string{}}, {.content = t("web.chronology.show_key"), .value = "key"}};
    govuk::Select format{.name = "format", .label = {.content = t("web.chronology.format")}};
    format.items = {{.content = t("web.chronology.format_docx"), .value = "docx"}, {.content = t("web.chronology.format_xlsx"), .value = "xlsx"}, {.content = t("web.chronology.format_csv"), .value = "csv"}, {.content = t("web.chronology.format_pdf"), .value = "pdf"}};
    const Html fields = together(govuk::select(t, audience), govuk::select(t, agencies), govuk::select(t, show), govuk::select(t, format),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.chronology.make_copy")), sign(" "), button(cls("btn btn--2"), type("submit"), html::name("format"), value("print"), t("web.chronology.print_page")), sign(" "), a(href(desk.to()), t("web.case.back"))));
    const Html body = div(cls("wrap measure"), h1(t("web.chronology.export")), p(t("web.chronology.export_means")), section(cls("card"), page.post_form(desk.way("/export"), fields)));
    return page.show(desk.chronology_frame(std::string{t("web.chronology.export").text()}), body);
}

/// The copy has its number before it is made: a form that is sent twice makes the same copy.
std::optional<casework::CopyMark> marked_copy(ChronologyDesk& desk) {
    const auto guard = FormGuard::of(desk.page.request, desk.page.context);
    if (!guard) return std::nullopt;
    const auto copy = desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&] { return std::to_string(casework::number_copy(transaction, desk.of, doer_of(desk.page))); });
    });
    return casework::CopyMark{desk.page.me().name, desk.page.context.now, std::atoll(copy.c_str())};
}

/// The page to print says who took it and which copy it is, as the files do.
Response printed_copy(ChronologyDesk& desk, const std::vector<Entry>& entries, const std::string& audience, const casework::CopyMark& mark) {
    auto frame = desk.chronology_frame(std::string{desk.page.t("web.chronology.heading").text()});
    frame.width = Width::Wide;
    return desk.page.show(std::move(frame), div(cls("wrap wide"), copy_line(desk, mark), sheet_of(desk, entries, audience)));
}

Response take_export(ChronologyDesk& desk) {
    auto wanted = wanted_of(desk);
    const bool prints = desk.page.request.form.all("format").size() > 1 || wanted.format == "print" || (wanted.format == "pdf" && !can_make_pdf(desk.page));
    if (!prints && std::ranges::find(copy_formats, wanted.format) == copy_formats.end()) return Response::error(400);
    if (wanted.named && !desk.may_know_names()) return Response::error(404);
    const auto mark = marked_copy(desk);
    if (!mark) return Response::error(400);
    const auto entries = entries_wanted(desk, wanted);
    const auto words = mark_text(desk, *mark), audience = audience_text(desk, wanted, entries.size());
    if (prints) return printed_copy(desk, entries, audience, *mark);
    const auto title = std::string{desk.page.t("web.chronology.heading").text()} + ", " + desk.of.reference;
    const auto name = desk.of.reference + "-chronology-copy-" + std::to_string(mark->copy) + "." + wanted.format;
    if (wanted.format == "pdf") return pdf_answer(desk, {.title = title, .content = sheet_of(desk, entries, audience)}, *mark, name, desk.way("/export"));
    const auto table = chronology::out_table(entries, heads_in(desk.page.t));
    if (wanted.format == "csv") return copy_answer("text/csv; charset=utf-8", csv_copy(table, words + " " + audience), name);
    if (wanted.format == "xlsx") return copy_answer("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook_copy(desk, table, title, words + " " + audience), name);
    return copy_answer("application/vnd.openxmlformats-officedocument.wordprocessingml.document", chronology::to_docx(table, title, {words, audience}, document_language(desk.page.t)), name);
}

}  // namespace

void add_chronology_export_pages(Routes& routes) {
    const auto c2 = identity::DataClass::C2;
    const std::string below = "/cases/{case}/chronology/export";
    add_signed_page(routes, below, reading_chronology, at_chronology<show_export>);
    // Recorded as a download before the first byte leaves.
    add_form(routes, below, {.permission = identity::Permission::ReadChronology, .audit = AuditEvent::DownloadedFile, .data_class = c2, .rate = RateClass::Downloads, .for_owners = true}, at_chronology<take_export>);
}

}  // namespace web
