#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "identity/organisation.h"
#include "web/chronology/chronology_view.h"
#include "web/chronology/chronology_words.h"
#include "web/chronology/entry_view.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using chronology::Act;
using chronology::BookEntry;
using chronology::Meaning;
using chronology::NewItem;
using identity::Permission;

namespace {

/// What stands in the form, by the word of its meaning; besides "agency" and "why".
using TypedEntry = std::map<std::string, std::string, std::less<>>;

struct WritingEntry {
    TypedEntry typed;
    Problems problems{};
    const BookEntry* entry = nullptr;   ///< Null: a new one.
    std::int64_t seen = 1;              ///< The revision that the writer has before their eyes.
    bool written_meanwhile = false;
    int status = 200;
};

/// The columns that always stand, and those that the case asks for.
std::vector<chronology::CaseColumn> columns_asked(ChronologyDesk& desk) {
    std::vector<chronology::CaseColumn> list{{Meaning::StartDate, true}, {Meaning::StartTime, false}, {Meaning::EndDate, false}, {Meaning::EndTime, false}, {Meaning::Source, true}, {Meaning::Event, true}};
    for (const auto& column : desk.book().settings().columns)
        if (std::ranges::find(list, column.meaning, &chronology::CaseColumn::meaning) == list.end() && column.meaning != Meaning::Agency && column.meaning != Meaning::Reference) list.push_back(column);
    return list;
}

bool is_yes_or_no(Meaning meaning) { return meaning == Meaning::ChildSeen || meaning == Meaning::SpokenTo || meaning == Meaning::KeyEvent || meaning == Meaning::GoodPractice; }
bool is_long_column(Meaning meaning) {
    return meaning == Meaning::Event || meaning == Meaning::ChildVoice || meaning == Meaning::Action || meaning == Meaning::Analysis || meaning == Meaning::ExpectedPractice || meaning == Meaning::Significance;
}

std::string value_in(const TypedEntry& typed, std::string_view field) {
    const auto found = typed.find(field);
    return found == typed.end() ? std::string{} : found->second;
}

Html yes_no_field(const Catalogue& t, const std::string& field, const Html& label, const std::string& now, std::optional<govuk::ErrorMessage> error) {
    govuk::Select select{.name = field, .label = {.content = label}, .error = std::move(error)};
    select.items = {{.content = t("web.chronology.not_said"), .value = std::string{}}, {.content = t("web.chronology.yes"), .value = "Yes", .selected = now == "Yes"}, {.content = t("web.chronology.no"), .value = "No", .selected = now == "No"}};
    if (!now.empty() && now != "Yes" && now != "No") select.items.push_back({.content = span(from_record(), now), .value = now, .selected = true});
    return govuk::select(t, select);
}

Html column_field(ChronologyDesk& desk, const WritingEntry& writing, const chronology::CaseColumn& column) {
    const auto& t = desk.page.t;
    const std::string field{to_word(column.meaning)};
    const bool needed = column.mandatory;
    Html label{meaning_words(t, column.meaning)};
    if (!needed) label << sign(" ") << t("web.chronology.optional");
    const auto now = value_in(writing.typed, field);
    if (is_yes_or_no(column.meaning)) return yes_no_field(t, field, label, now, writing.problems.at(field));
    if (is_long_column(column.meaning)) return govuk::textarea(t, {.name = field, .label = {.content = label}, .error = writing.problems.at(field), .value = now, .rows = column.meaning == Meaning::Event ? 6 : 3, .autocomplete = "off"});
    std::optional<govuk::Hint> hint;
    if (column.meaning == Meaning::StartDate) hint = govuk::Hint{.content = t("web.chronology.date_hint", {{"from", std::to_string(desk.dates().first_year)}, {"to", std::to_string(desk.dates().first_year + 99)}})};
    if (column.meaning == Meaning::Source) hint = govuk::Hint{.content = t("web.chronology.source_hint")};
    return govuk::input(t, {.name = field, .label = {.content = label}, .hint = hint, .error = writing.problems.at(field), .value = now, .autocomplete = "off"});
}

/// Agencies of the chronology and of the partnership, and whatever else is typed, for those who write for all.
Html agency_field(ChronologyDesk& desk, const WritingEntry& writing) {
    const auto& t = desk.page.t;
    if (!desk.may_write_all()) {
        govuk::Select select{.name = "agency", .label = {.content = t("web.chronology.agency")}, .error = writing.problems.at("agency")};
        for (const auto& own : desk.own_agencies()) select.items.push_back({.content = span(from_record(), own), .value = own, .selected = own == value_in(writing.typed, "agency")});
        return govuk::select(t, select);
    }
    auto names = desk.book().agencies();
    const identity::OrganisationId partnership{desk.of.partnership};
    for (const auto& organisation : desk.desk.store.read([](store::Snapshot& snapshot) { return identity::organisations(snapshot); }))
        if (organisation.partnership == partnership) names.insert(organisation.name);
    Html options;
    for (const auto& name : names) options << option(value(desk.text(name)));
    return together(govuk::input(t, {.name = "agency", .label = {.content = t("web.chronology.agency")}, .hint = govuk::Hint{.content = t("web.chronology.agency_hint")}, .error = writing.problems.at("agency"), .value = value_in(writing.typed, "agency"), .autocomplete = "off", .attributes = govuk::Attributes{}.add("list", "agencies")}),
                    datalist(id("agencies"), options));
}

/// What somebody else wrote meanwhile, whole, above what this writer typed.
Html meanwhile(ChronologyDesk& desk, const WritingEntry& writing) {
    if (!writing.written_meanwhile || !writing.entry) return {};
    const auto& t = desk.page.t;
    const auto& last = writing.entry->earlier.back();
    return section(cls("card"), labelled_by("meanwhile"), h2(id("meanwhile"), t("web.chronology.meanwhile")), p(said_by(desk, last.until), when(!last.why.empty(), [&](Html& out) { out << sign(": ") << span(from_record(), last.why); })), p(t("web.chronology.meanwhile_means")),
                   dl(cls("kv"), div(dt(t("case.chronology.column_start_date")), dd(from_record(), writing.entry->entry.words)), columns_of(desk, writing.entry->entry.cells)));
}

Response show_entry_form(ChronologyDesk& desk, const WritingEntry& writing) {
    auto& page = desk.page;
    const auto& t = page.t;
    Html fields = writing.entry ? Html{} : agency_field(desk, writing);
    for (const auto& column : columns_asked(desk)) fields << column_field(desk, writing, column);
    if (writing.entry)
        fields << govuk::input(t, {.name = "why", .label = {.content = t("web.chronology.revise_why")}, .error = writing.problems.at("why"), .value = value_in(writing.typed, "why"), .autocomplete = "off"}) << tag::input(type("hidden"), html::name("seen"), value(std::to_string(writing.seen)));
    fields << p(cls("acts"), button(cls("btn"), type("submit"), writing.entry ? t("web.chronology.save_revision") : t("web.chronology.save_entry")), sign(" "), a(href(writing.entry ? desk.to(entry_way(writing.entry->entry.id)) : desk.to()), t("web.case.back")));
    const auto title = std::string{t(writing.entry ? Key{"web.chronology.revise"} : Key{"web.chronology.add"}).text()};
    const Html heading = writing.entry ? Html{together(h1(t("web.chronology.revise")), p(t("web.chronology.revise_means")))} : Html{together(h1(t("web.chronology.add")), p(t("web.chronology.add_means")))};
    const Html body = div(cls("wrap measure"), writing.problems.summary(t), heading, meanwhile(desk, writing), page.post_form(desk.way(writing.entry ? entry_way(writing.entry->entry.id) + "/revise" : "/add"), fields));
    auto frame = desk.chronology_frame(title);
    if (writing.problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    return page.show(std::move(frame), body, writing.status);
}

// ---- what was typed

TypedEntry typed_on(ChronologyDesk& desk) {
    TypedEntry typed{{"agency", desk.page.typed("agency")}, {"why", desk.page.typed("why")}};
    for (const auto& column : columns_asked(desk)) typed.emplace(to_word(column.meaning), desk.page.typed(to_word(column.meaning)));
    return typed;
}

const Words& error_words(const Catalogue& t, chronology::RowError error) {
    std::string key{"case.chronology.wrong_"};
    for (const char c : to_word(error)) key += c == '-' ? '_' : c;
    return *t.find(key);
}

chronology::RowError missing_error(Meaning meaning) {
    using enum chronology::RowError;
    return meaning == Meaning::StartDate ? NoDate : meaning == Meaning::Source ? NoSource : meaning == Meaning::Event ? NoEvent : Missing;
}

/// Read as a row of a table would be, so that what is written by hand obeys the same rules.
std::optional<chronology::EntrySaid> read_typed(ChronologyDesk& desk, WritingEntry& writing, const std::string& agency, const chronology::Cells& others) {
    chronology::GridRow row{.number = 1, .cells = {}, .filled = {}};
    chronology::Mapping mapping{.columns = {}, .heading = std::nullopt, .names = {}};
    chronology::SheetSettings settings{.agency = agency, .origin = {}, .source = {}, .mandatory = {}, .dates = desk.dates()};
    for (const auto& column : columns_asked(desk)) {
        const std::string word{to_word(column.meaning)};
        row.cells.push_back(value_in(writing.typed, word)), mapping.columns.push_back(column.meaning), mapping.names.push_back(word);
        if (column.mandatory) settings.mandatory.push_back(column.meaning);
    }
    auto read = chronology::read_row(row, mapping, settings);
    if (!read) {
        const auto& field = read.error().column.empty() ? std::string{to_word(Meaning::StartDate)} : read.error().column;
        writing.problems.add(field, error_words(desk.page.t, read.error().error));
        for (const auto& column : columns_asked(desk))  // Everything that is missing, so that nobody sends the form once for each.
            if (const std::string word{to_word(column.meaning)}; column.mandatory && word != field && value_in(writing.typed, word).empty()) writing.problems.add(word, error_words(desk.page.t, missing_error(column.meaning)));
        return std::nullopt;
    }
    for (const auto& [key, words] : others) read->cells.emplace(key, words);
    return chronology::EntrySaid{.agency = agency, .words = read->words, .when = read->when, .cells = read->cells};
}

// ---- a new entry

Response ask_entry(ChronologyDesk& desk) {
    if (!desk.may_write()) return Response::error(404);
    return show_entry_form(desk, {.typed = {}});
}

Response add_entry(ChronologyDesk& desk) {
    if (!desk.may_write()) return Response::error(404);
    WritingEntry writing{.typed = typed_on(desk), .problems = {}, .entry = nullptr, .seen = 1, .written_meanwhile = false, .status = 422};
    const auto agency = desk.agency_called(base::squeeze(value_in(writing.typed, "agency")));
    constexpr std::size_t longest_name = 200;
    if (agency.empty() || agency.size() > longest_name) writing.problems.add("agency", desk.page.t("web.chronology.agency_missing"));
    else if (!desk.may_write_for(agency)) return Response::error(404);
    const auto said = read_typed(desk, writing, agency, {});
    if (writing.problems.any()) return show_entry_form(desk, writing);
    auto done = desk.write([&](const chronology::Book&) { return std::vector<NewItem>{{Act::Entry, to_json(*said)}}; }, [](const std::vector<base::PublicId>& ids) { return entry_way(ids.front().to_string()); });
    return done ? *std::move(done) : Response::error(409);
}

// ---- an entry written anew

/// Names stand in the form as they were written: who may not know them cannot write an entry anew without losing them.
const BookEntry* revisable(ChronologyDesk& desk) {
    const auto* entry = desk.entry_named(desk.page.request.parameter("entry"));
    return entry && desk.may_revise(*entry) && desk.may_know_names() ? entry : nullptr;
}

Response ask_revision(ChronologyDesk& desk) {
    const auto* entry = revisable(desk);
    if (!entry) return Response::error(404);
    WritingEntry writing{.typed = {}, .problems = {}, .entry = entry, .seen = entry->revision, .written_meanwhile = false, .status = 200};
    for (const auto& [key, words] : entry->entry.cells) writing.typed.emplace(key, words);
    writing.typed.try_emplace(std::string{to_word(Meaning::StartDate)}, entry->entry.words);
    return show_entry_form(desk, writing);
}

Response revise_entry(ChronologyDesk& desk) {
    const auto* entry = revisable(desk);
    if (!entry) return Response::error(404);
    const auto id = entry->entry.id;
    WritingEntry writing{.typed = typed_on(desk), .problems = {}, .entry = entry, .seen = std::atoll(desk.page.typed("seen").c_str()), .written_meanwhile = false, .status = 422};
    chronology::Cells others = entry->entry.cells;
    for (const auto& column : columns_asked(desk)) others.erase(std::string{to_word(column.meaning)});
    const auto said = read_typed(desk, writing, entry->entry.agency, others);
    if (value_in(writing.typed, "why").empty()) writing.problems.add("why", desk.page.t("web.chronology.revise_why_missing"));
    if (writing.problems.any()) return show_entry_form(desk, writing);
    const chronology::RevisionSaid revision{.entry = id, .seen = writing.seen, .said = *said, .why = value_in(writing.typed, "why")};
    auto done = desk.write([&](const chronology::Book& now) {
        const auto* current = now.find(id);
        return current && current->revision == revision.seen ? std::vector<NewItem>{{Act::Revision, to_json(revision)}} : std::vector<NewItem>{};
    }, entry_way(id));
    if (done) return *std::move(done);
    // The writer decides: what stands now is above what they typed, and saving again writes over what they have seen.
    writing.entry = desk.entry_named(id);
    if (!writing.entry) return Response::error(404);
    writing.seen = writing.entry->revision, writing.written_meanwhile = true, writing.status = 409;
    writing.problems.add("meanwhile", desk.page.t("web.chronology.meanwhile_error"));
    return show_entry_form(desk, writing);
}

}  // namespace

void add_chronology_writing_pages(Routes& routes) {
    const std::string below = "/cases/{case}/chronology";
    const auto writes = writing_chronology(Permission::WriteChronology);
    const Guard opens{.permission = Permission::WriteChronology, .audit = AuditEvent::ReadChronology, .data_class = identity::DataClass::C2, .for_owners = true};
    add_signed_page(routes, below + "/add", opens, at_chronology<ask_entry>);
    add_form(routes, below + "/add", writes, to_chronology<add_entry>);
    add_signed_page(routes, below + "/entries/{entry}/revise", opens, at_chronology<ask_revision>);
    add_form(routes, below + "/entries/{entry}/revise", writes, to_chronology<revise_entry>);
}

}  // namespace web
