#include "web/chronology/chronology_filter.h"

#include <algorithm>

#include "base/text.h"
#include "web/chronology/chronology_view.h"
#include "web/html/components/fields.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using chronology::Entry;
using chronology::Meaning;
using chronology::Point;

namespace {

/// As people write days; an interval counts from its first day, or to its last.
void read_bound(ChronologyDesk& desk, const std::string& typed, std::optional<base::Day>& day, bool& wrong, bool is_end) {
    if (typed.empty()) return;
    const auto read = chronology::read_date(typed, desk.dates());
    const auto has_day = [](const std::optional<chronology::Moment>& at) { return at && at->day; };
    if (!read || (!has_day(read->from) && !has_day(read->to))) {
        wrong = true;
        return;
    }
    const auto days = chronology::days_of(*read);
    day = is_end ? days.to : days.from;
}

std::vector<std::string> searched(const std::string& typed) {
    std::vector<std::string> list;
    const auto folded = base::fold(typed);
    for (std::size_t at = 0; at < folded.size();) {
        const auto end = std::min(folded.find(' ', at), folded.size());
        if (end > at) list.push_back(folded.substr(at, end - at));
        at = end + 1;
    }
    return list;
}

std::string whole_text(const Entry& entry) {
    std::string whole = entry.agency + "\n" + entry.words;
    for (const auto& [key, words] : entry.cells) whole += "\n" + words;
    return whole;
}

/// Every way in which the person of that label is written.
std::vector<std::string> names_of(ChronologyDesk& desk, const std::string& label) {
    std::vector<std::string> names{base::fold(label)};
    for (const auto& person : desk.roster().people) {
        if (person.label != label) continue;
        for (const auto* name : {&person.forename, &person.surname})
            if (!name->empty()) names.push_back(base::fold(*name));
        for (const auto& also : person.also) names.push_back(base::fold(also));
    }
    return names;
}

/// Finds words in what the reader may read. Labels are put only into texts in which the words can stand at all.
class Finder {
public:
    Finder(ChronologyDesk& desk, const std::string& typed) : desk_{desk} {
        for (const auto& word : searched(typed)) {
            std::vector<std::string> behind;
            for (const auto& person : desk.roster().people)
                if (base::fold(person.label).contains(word))
                    for (auto& name : names_of(desk, person.label)) behind.push_back(std::move(name));
            words_.push_back({word, std::move(behind)});
        }
    }
    bool fits(const Entry& entry) const {
        const auto raw = base::fold(whole_text(entry));
        if (desk_.shows_names()) return holds_all(raw);
        if (!std::ranges::all_of(words_, [&](const Wanted& wanted) { return can_stand_in(wanted, raw); })) return false;
        std::string read = desk_.text(entry.agency) + "\n" + desk_.text(entry.words);
        for (const auto& [key, words] : entry.cells) read += "\n" + desk_.text(words);
        return holds_all(base::fold(read));
    }

private:
    struct Wanted {
        std::string word;
        std::vector<std::string> behind;  ///< Names for which a label with that word stands.
    };
    static bool can_stand_in(const Wanted& wanted, const std::string& raw) {
        return raw.contains(wanted.word) || std::ranges::any_of(wanted.behind, [&](const std::string& name) { return raw.contains(name); });
    }
    bool holds_all(const std::string& text) const {
        return std::ranges::all_of(words_, [&](const Wanted& wanted) { return text.contains(wanted.word); });
    }
    ChronologyDesk& desk_;
    std::vector<Wanted> words_;
};

bool stands_whole(std::string_view text, std::string_view name) {
    const auto is_letter = [&](std::size_t at) { return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || static_cast<unsigned char>(text[at]) >= 0x80); };
    for (auto at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1))
        if ((at == 0 || !is_letter(at - 1)) && !is_letter(at + name.size())) return true;
    return false;
}

std::vector<bool> found_about(ChronologyDesk& desk) {
    std::vector<bool> found(desk.opened().entries.size());
    for (const auto& point : desk.opened().points)
        if ((point.kind == Point::Kind::Duplicate || point.kind == Point::Kind::Conflict || point.kind == Point::Kind::Gap) && desk.sees(point))
            for (const auto entry : point.entries) found[entry] = true;
    return found;
}

std::set<std::string> entries_with_theme(ChronologyDesk& desk, const std::string& theme) {
    std::set<std::string> entries;
    for (const auto& link : desk.book().links())
        if (link.kind == "theme" && desk.text(link.to) == theme) entries.insert(link.entry);
    return entries;
}

Html filter_choice(const Catalogue& t, const std::string& field, Key label, Key any, const std::vector<std::pair<std::string, std::string>>& options, const std::string& chosen) {
    govuk::Select select{.name = field, .label = {.content = t(label)}};
    select.items.push_back({.content = t(any), .value = std::string{}});
    for (const auto& [value, words] : options) select.items.push_back({.content = span(from_record(), words), .value = value, .selected = value == chosen});
    return govuk::select(t, select);
}

template <class Range>
std::vector<std::pair<std::string, std::string>> as_options(const Range& words) {
    std::vector<std::pair<std::string, std::string>> options;
    for (const auto& word : words) options.emplace_back(word, word);
    return options;
}

}  // namespace

bool is_key_event(const Entry& entry) { return chronology::yes_or_no(cell(entry.cells, Meaning::KeyEvent)).value_or(false); }

ChronologyFilter filter_asked(ChronologyDesk& desk) {
    const auto& page = desk.page;
    ChronologyFilter filter{.agency = page.asked("agency"), .key_only = page.asked("show") == "key", .from = page.asked("from"), .to = page.asked("to"), .words = page.asked("q"), .theme = page.asked("theme"), .person = page.asked("person")};
    read_bound(desk, filter.from, filter.from_on, filter.from_wrong, false);
    read_bound(desk, filter.to, filter.to_on, filter.to_wrong, true);
    return filter;
}

std::vector<std::string> labels_of(ChronologyDesk& desk) {
    std::set<std::string> labels;
    for (const auto& person : desk.roster().people)
        if (!person.label.empty()) labels.insert(person.label);
    return {labels.begin(), labels.end()};
}

std::set<std::string> themes_of(ChronologyDesk& desk) {
    std::set<std::string> themes;
    for (const auto& link : desk.book().links())
        if (link.kind == "theme") themes.insert(desk.text(link.to));
    return themes;
}

std::vector<std::size_t> filtered(ChronologyDesk& desk, const ChronologyFilter& filter) {
    auto indexes = desk.seen();
    const auto& entries = desk.opened().entries;
    if (!filter.agency.empty()) {
        const auto agency = desk.agency_called(filter.agency);
        std::erase_if(indexes, [&](std::size_t i) { return entries[i].agency != agency; });
    }
    if (filter.from_on) std::erase_if(indexes, [&](std::size_t i) { return chronology::days_of(entries[i].when).to < *filter.from_on; });
    if (filter.to_on) std::erase_if(indexes, [&](std::size_t i) { return chronology::sorting_day(entries[i].when) > *filter.to_on; });
    if (!filter.theme.empty() && desk.sees_all()) {
        const auto themed = entries_with_theme(desk, filter.theme);
        std::erase_if(indexes, [&](std::size_t i) { return !themed.contains(entries[i].id); });
    }
    if (filter.key_only) {
        const auto found = found_about(desk);
        std::erase_if(indexes, [&](std::size_t i) { return !is_key_event(entries[i]) && !found[i] && (!desk.sees_all() || desk.book().remarks_on(entries[i].id).empty()); });
    }
    if (!filter.person.empty()) {
        const auto names = names_of(desk, filter.person);
        std::erase_if(indexes, [&](std::size_t i) {
            const auto text = base::fold(whole_text(entries[i]));
            return std::ranges::none_of(names, [&](const std::string& name) { return stands_whole(text, name); });
        });
    }
    if (!filter.words.empty()) {
        const Finder finder{desk, filter.words};
        std::erase_if(indexes, [&](std::size_t i) { return !finder.fits(entries[i]); });
    }
    return indexes;
}

Html filter_form(ChronologyDesk& desk, const ChronologyFilter& filter) {
    const auto& t = desk.page.t;
    std::vector<std::pair<std::string, std::string>> agencies;
    for (const auto& agency : desk.book().agencies())
        if (desk.sees(agency)) agencies.emplace_back(desk.text(agency), desk.text(agency));
    govuk::Select show{.name = "show", .label = {.content = t("web.chronology.show")}};
    show.items.push_back({.content = t("web.chronology.show_all"), .value = std::string{}});
    show.items.push_back({.content = t("web.chronology.show_key"), .value = std::string{"key"}, .selected = filter.key_only});
    const auto bound = [&](const char* field, Key label, const std::string& typed, bool wrong) -> Html {
        return govuk::input(t, {.name = field, .label = {.content = t(label)}, .error = wrong ? std::optional{govuk::ErrorMessage{.content = t("web.chronology.bound_wrong")}} : std::nullopt, .value = typed, .autocomplete = "off"});
    };
    const auto themes = desk.sees_all() ? themes_of(desk) : std::set<std::string>{};
    Html more;
    if (!themes.empty()) more << filter_choice(t, "theme", "web.chronology.theme", "web.chronology.any_theme", as_options(themes), filter.theme);
    if (const auto labels = labels_of(desk); !labels.empty()) more << filter_choice(t, "person", "web.chronology.person", "web.chronology.any_person", as_options(labels), filter.person);
    if (desk.shows_names()) more << tag::input(type("hidden"), name("names"), value("yes"));
    return form(cls("filter-form no-print"), action(desk.page.link(desk.path("/chronology"))), attr("method", "get"), role("search"), aria_label(t("web.chronology.filter")), filter_choice(t, "agency", "web.chronology.agency", "web.chronology.any_agency", agencies, filter.agency),
                govuk::select(t, show), bound("from", "web.chronology.from", filter.from, filter.from_wrong), bound("to", "web.chronology.to", filter.to, filter.to_wrong),
                govuk::input(t, {.name = "q", .label = {.content = t("web.chronology.words")}, .value = filter.words, .autocomplete = "off"}), more, button(cls("btn btn--2"), type("submit"), t("web.chronology.update")));
}

}  // namespace web
