#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/text.h"
#include "web/casework/paper_upload.h"
#include "web/chronology/chronology_desk.h"
#include "web/chronology/chronology_in_pages.h"
#include "web/chronology/incoming_view.h"
#include "web/html/components/fields.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using chronology::BookSettings;
using chronology::Meaning;
using identity::Permission;

namespace {

constexpr std::size_t blank_topics = 3, most_topics = 30, most_phrases = 50, longest_phrase = 200;
constexpr int earliest_window = 1850, latest_window = 2000;

/// Dates, source, event and the agency stand in every chronology, and are not for the case to choose.
bool always_asked(Meaning meaning) {
    using enum Meaning;
    return meaning == StartDate || meaning == StartTime || meaning == EndDate || meaning == EndTime || meaning == Agency || meaning == Source || meaning == Event;
}

/// A number of the case's own, and its bounds. Shares are asked in hundredths.
struct Threshold {
    const char* field;
    Key label, hint;
    int (*get)(const BookSettings&);
    void (*set)(BookSettings&, int);
    int least, most;
};

int hundredths(double share) { return static_cast<int>(std::lround(share * 100)); }

constexpr std::array<Threshold, 9> settable{{
    {"first_year", "web.chronology_in.set_window", "web.chronology_in.set_window_hint", [](const BookSettings& all) { return all.first_year; }, [](BookSettings& all, int number) { all.first_year = number; }, earliest_window, latest_window},
    {"gap_days", "web.chronology_in.set_gap_days", "web.chronology_in.set_gap_days_hint", [](const BookSettings& all) { return all.thresholds.gap_days; }, [](BookSettings& all, int number) { all.thresholds.gap_days = number; }, 1, 3650},
    {"gap_others", "web.chronology_in.set_gap_others", "web.chronology_in.set_gap_others_hint", [](const BookSettings& all) { return all.thresholds.gap_others; }, [](BookSettings& all, int number) { all.thresholds.gap_others = number; }, 1, 1000},
    {"unseen_days", "web.chronology_in.set_unseen_days", "web.chronology_in.set_unseen_days_hint", [](const BookSettings& all) { return all.thresholds.unseen_days; }, [](BookSettings& all, int number) { all.thresholds.unseen_days = number; }, 1, 3650},
    {"earlier_days", "web.chronology_in.set_earlier_days", "web.chronology_in.set_earlier_days_hint", [](const BookSettings& all) { return all.thresholds.earlier_days; }, [](BookSettings& all, int number) { all.thresholds.earlier_days = number; }, 1, 3650},
    {"alike", "web.chronology_in.set_alike", "web.chronology_in.set_alike_hint", [](const BookSettings& all) { return hundredths(all.thresholds.alike.least); }, [](BookSettings& all, int number) { all.thresholds.alike.least = number / 100.0; }, 1, 100},
    {"days_apart", "web.chronology_in.set_days_apart", "web.chronology_in.set_days_apart_hint", [](const BookSettings& all) { return all.thresholds.alike.days_apart; }, [](BookSettings& all, int number) { all.thresholds.alike.days_apart = number; }, 0, 31},
    {"differing", "web.chronology_in.set_differing", "web.chronology_in.set_differing_hint", [](const BookSettings& all) { return hundredths(all.thresholds.differing.least); }, [](BookSettings& all, int number) { all.thresholds.differing.least = number / 100.0; }, 1, 100},
    {"minutes_apart", "web.chronology_in.set_minutes_apart", "web.chronology_in.set_minutes_apart_hint", [](const BookSettings& all) { return all.thresholds.differing.minutes_apart; }, [](BookSettings& all, int number) { all.thresholds.differing.minutes_apart = number; }, 1, 1440},
}};

bool was_sent(const SignedPage& page) { return page.request.method == Method::Post; }

/// "no", "asked", "mandatory".
std::string asked_word(const BookSettings& settings, Meaning meaning) {
    const auto found = std::ranges::find(settings.columns, meaning, &chronology::CaseColumn::meaning);
    return found == settings.columns.end() ? "no" : found->mandatory ? "mandatory" : "asked";
}

Html columns_part(const SignedPage& page, const BookSettings& settings) {
    const auto& t = page.t;
    Html fields;
    for (const auto meaning : chronology::all_meanings()) {
        if (always_asked(meaning)) continue;
        const auto field = "column-" + std::string{chronology::to_word(meaning)};
        const auto chosen = was_sent(page) ? page.typed(field) : asked_word(settings, meaning);
        govuk::Select select{.name = field, .label = {.content = meaning_words(t, meaning)}};
        select.items.push_back({.content = t("web.chronology_in.not_asked"), .value = "no", .selected = chosen == "no"});
        select.items.push_back({.content = t("web.chronology_in.asked"), .value = "asked", .selected = chosen == "asked"});
        select.items.push_back({.content = t("web.chronology_in.mandatory"), .value = "mandatory", .selected = chosen == "mandatory"});
        fields << govuk::select(t, select);
    }
    return section(cls("card"), h2(t("web.chronology_in.columns")), p(t("web.chronology_in.columns_mean")), div(cls("filter-form"), fields));
}

/// A day of the settings in three boxes, as it stands or as it was typed.
Html setting_day(const SignedPage& page, const std::string& field, const Words& legend, const Words& hint, const std::optional<base::Day>& stands, const Problems& problems) {
    auto items = govuk::day_month_year(page.t);
    const char* parts[] = {"-day", "-month", "-year"};
    std::array<std::string, 3> said;
    if (stands) {
        const std::chrono::year_month_day day{*stands};
        said = {std::to_string(static_cast<unsigned>(day.day())), std::to_string(static_cast<unsigned>(day.month())), std::to_string(static_cast<int>(day.year()))};
    }
    for (std::size_t i = 0; i < items.size(); ++i) items[i].value = was_sent(page) ? page.typed(field + parts[i]) : said[i];
    return govuk::date_input(page.t, {.id = field, .name_prefix = field, .items = std::move(items), .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = legend}}, .hint = govuk::Hint{.content = hint}, .error = problems.at(field + "-day")});
}

Html days_part(const SignedPage& page, const BookSettings& settings, const Problems& problems) {
    const auto& t = page.t;
    const auto& facts = settings.facts;
    return section(cls("card"), h2(t("web.chronology_in.days")), setting_day(page, "scope_from", t("web.chronology_in.set_scope_from"), t("web.chronology_in.set_scope_hint"), facts.scope ? std::optional{facts.scope->from} : std::nullopt, problems),
                   setting_day(page, "scope_to", t("web.chronology_in.set_scope_to"), t("web.chronology_in.set_scope_hint"), facts.scope ? std::optional{facts.scope->to} : std::nullopt, problems),
                   setting_day(page, "born_on", t("web.chronology_in.set_born_on"), t("web.chronology_in.set_born_on_hint"), facts.born_on, problems));
}

Html thresholds_part(const SignedPage& page, const BookSettings& settings, const Problems& problems) {
    const auto& t = page.t;
    Html fields;
    for (const auto& one : settable)
        fields << govuk::input(t, {.name = one.field, .label = {.content = t(one.label)}, .hint = govuk::Hint{.content = t(one.hint)}, .error = problems.at(one.field), .value = was_sent(page) ? page.typed(one.field) : std::to_string(one.get(settings)), .classes = "govuk-input--width-4", .input_mode = "numeric", .autocomplete = "off"});
    return section(cls("card"), h2(t("web.chronology_in.thresholds")), p(t("web.chronology_in.thresholds_mean")), fields);
}

std::string topic_name(std::size_t number) { return "topic-" + std::to_string(number); }
std::string topic_phrases(std::size_t number) { return "phrases-" + std::to_string(number); }

Html topics_part(const SignedPage& page, const BookSettings& settings, const Problems& problems) {
    const auto& t = page.t;
    const auto& topics = settings.facts.topics;
    Html fields;
    for (std::size_t number = 0; number < std::min(topics.size() + blank_topics, most_topics); ++number) {
        std::string phrases;
        if (number < topics.size())
            for (const auto& phrase : topics[number].phrases) phrases += phrase + "\n";
        const auto counted = static_cast<std::int64_t>(number + 1);
        fields << govuk::input(t, {.name = topic_name(number), .label = {.content = t("web.chronology_in.topic_name", {{"number", counted}})}, .error = problems.at(topic_name(number)), .value = was_sent(page) ? page.typed(topic_name(number)) : number < topics.size() ? topics[number].name : std::string{}, .autocomplete = "off"});
        fields << govuk::textarea(t, {.name = topic_phrases(number), .label = {.content = t("web.chronology_in.topic_phrases", {{"number", counted}})}, .hint = govuk::Hint{.content = t("web.chronology_in.topic_phrases_hint")}, .error = problems.at(topic_phrases(number)), .value = was_sent(page) ? page.typed_whole(topic_phrases(number)) : phrases, .rows = 3, .autocomplete = "off"});
    }
    return section(cls("card"), h2(t("web.chronology_in.topics")), p(t("web.chronology_in.topics_mean")), fields);
}

Response show_settings(ChronologyDesk& desk, const Problems& problems) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto& settings = desk.book().settings();
    auto frame = desk.chronology_frame(std::string{t("web.chronology_in.settings_title").text()});
    if (problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    const Html fields = together(columns_part(page, settings), days_part(page, settings, problems), thresholds_part(page, settings, problems), topics_part(page, settings, problems), p(cls("acts"), button(cls("btn"), type("submit"), t("web.chronology_in.save_settings")), sign(" "), a(href(desk.to()), t("web.case.back"))));
    return page.show(std::move(frame), div(cls("wrap measure"), problems.summary(t), h1(t("web.chronology_in.settings_title")), p(t("web.chronology_in.settings_mean")), page.post_form(desk.way("/settings"), fields)), problems.any() ? 422 : 200);
}

Response settings_page(SignedPage& page) {
    ChronologyDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    return desk.may_write_all() ? show_settings(desk, {}) : Response::error(404);
}

// ---- what was typed

std::optional<int> whole_number(const std::string& text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

/// Nothing where nothing was typed; a problem where it is no day.
std::optional<base::Day> day_if_typed(const SignedPage& page, const std::string& field, Problems& problems) {
    if (page.typed(field + "-day").empty() && page.typed(field + "-month").empty() && page.typed(field + "-year").empty()) return std::nullopt;
    const auto day = typed_day_of(page, field);
    if (!day) problems.add(field + "-day", page.t("web.sheet.no_day"));
    return day;
}

void take_days(const SignedPage& page, BookSettings& settings, Problems& problems) {
    const auto& t = page.t;
    const auto from = day_if_typed(page, "scope_from", problems), to = day_if_typed(page, "scope_to", problems);
    settings.facts.scope.reset();
    if (from && to && *from <= *to) settings.facts.scope = chronology::Period{*from, *to};
    else if (from && to) problems.add("scope_to-day", t("web.chronology_in.scope_reversed"));
    else if ((from || to) && !problems.any()) problems.add(from ? "scope_to-day" : "scope_from-day", t("web.chronology_in.scope_half"));
    settings.facts.born_on = day_if_typed(page, "born_on", problems);
    if (settings.facts.born_on && *settings.facts.born_on > today_of(page)) problems.add("born_on-day", t("web.documents.ahead"));
}

std::vector<std::string> phrases_in(const std::string& typed) {
    std::vector<std::string> phrases;
    for (std::size_t at = 0; at < typed.size();) {
        const auto end = std::min(typed.find_first_of("\n;", at), typed.size());
        if (auto phrase = base::squeeze(typed.substr(at, end - at)); !phrase.empty()) phrases.push_back(std::move(phrase));
        at = end + 1;
    }
    return phrases;
}

void take_topics(const SignedPage& page, BookSettings& settings, Problems& problems) {
    const auto& t = page.t;
    settings.facts.topics.clear();
    for (std::size_t number = 0; number < most_topics; ++number) {
        const auto name = base::squeeze(page.typed(topic_name(number)));
        auto phrases = phrases_in(page.typed_whole(topic_phrases(number)));
        if (name.empty() && phrases.empty()) continue;
        if (name.empty() || base::length(name) > longest_phrase) problems.add(topic_name(number), t("web.chronology_in.topic_nameless"));
        if (phrases.empty()) problems.add(topic_phrases(number), t("web.chronology_in.topic_without_phrases"));
        if (phrases.size() > most_phrases || std::ranges::any_of(phrases, [](const std::string& phrase) { return base::length(phrase) > longest_phrase; })) problems.add(topic_phrases(number), t("web.chronology_in.topic_too_long", {{"most", static_cast<std::int64_t>(most_phrases)}, {"letters", static_cast<std::int64_t>(longest_phrase)}}));
        settings.facts.topics.emplace_back(name, std::move(phrases));
    }
}

BookSettings typed_settings(const SignedPage& page, Problems& problems) {
    BookSettings settings;
    for (const auto meaning : chronology::all_meanings())
        if (const auto chosen = page.typed("column-" + std::string{chronology::to_word(meaning)}); !always_asked(meaning) && (chosen == "asked" || chosen == "mandatory")) settings.columns.push_back({meaning, chosen == "mandatory"});
    take_days(page, settings, problems);
    for (const auto& one : settable) {
        const auto number = whole_number(page.typed(one.field));
        if (number && *number >= one.least && *number <= one.most) one.set(settings, *number);
        else problems.add(one.field, page.t("web.chronology_in.number_between", {{"least", std::to_string(one.least)}, {"most", std::to_string(one.most)}}));
    }
    take_topics(page, settings, problems);
    return settings;
}

Response save_settings(SignedPage& page) {
    ChronologyDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    if (!desk.may_write_all()) return Response::error(404);
    Problems problems;
    const auto settings = typed_settings(page, problems);
    if (problems.any()) return show_settings(desk, problems);
    const auto answer = desk.write([&](const chronology::Book&) { return std::vector<chronology::NewItem>{{chronology::Act::Settings, to_json(settings)}}; }, "/settings");
    return answer ? *answer : page.go(desk.way("/settings"));
}

}  // namespace

void add_chronology_settings_pages(Routes& routes) {
    const auto c2 = identity::DataClass::C2;
    add_signed_page(routes, "/cases/{case}/chronology/settings", {.permission = Permission::WriteChronology, .audit = AuditEvent::ReadChronology, .data_class = c2}, settings_page);
    add_form(routes, "/cases/{case}/chronology/settings", {.permission = Permission::WriteChronology, .audit = AuditEvent::RecordChanged, .data_class = c2, .body_bytes = long_form_bytes}, save_settings);
}

}  // namespace web
