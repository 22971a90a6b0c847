#include "web/chronology/chronology_desk.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "identity/organisation.h"
#include "publishing/identifying.h"
#include "web/chronology/chronology_shelf.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using chronology::Point;
using identity::Ownership;
using identity::Permission;

namespace {

/// The names of "Child Rowan": what the child is called beside the common words.
std::vector<std::string> names_in(const std::string& pseudonym) {
    constexpr std::array common{"child", "children", "young", "person", "people", "baby", "and", "the", "family"};
    std::vector<std::string> names;
    for (std::size_t at = 0; at < pseudonym.size();) {
        const auto end = std::min(pseudonym.find(' ', at), pseudonym.size());
        auto word = pseudonym.substr(at, end - at);
        if (word.size() > 1 && std::ranges::find(common, base::fold(word)) == common.end()) names.push_back(std::move(word));
        at = end + 1;
    }
    return names;
}

/// Of several records of one person the label stands in the case's list of people.
void take_labels(disclosure::Roster& roster, const casework::CaseFile& file) {
    for (const auto* record : file.all("person"))
        for (auto& person : roster.people)
            if (person.label.empty() && base::fold(person.forename) == base::fold(record->answers.of("person", "forename")) && base::fold(person.surname) == base::fold(record->answers.of("person", "surname")))
                person.label = record->answers.of("person", "label");
}

/// Agencies that write the pseudonym themselves name nobody by it.
void take_pseudonym(disclosure::Roster& roster, const std::string& pseudonym) {
    const auto names = names_in(pseudonym);
    if (names.empty()) return;
    auto person = std::ranges::find(roster.people, pseudonym, &disclosure::Person::label);
    if (person == roster.people.end()) person = roster.people.insert(person, {.key = "pseudonym", .forename = names.front(), .surname = {}, .role = {}, .label = pseudonym, .also = {}});
    person->also.insert(person->also.end(), names.begin(), names.end());
}

disclosure::Roster roster_of(const casework::CaseFile& file) {
    const auto known = publishing::register_of(file);
    disclosure::Roster roster;
    for (const auto& person : known.people) roster.people.push_back({person.key, person.forename, person.surname, {}, person.label, person.also});
    take_labels(roster, file);
    // A label that is somebody's real name hides nobody.
    for (auto& person : roster.people)
        if (publishing::is_name_in(known, person.label)) person.label.clear();
    take_pseudonym(roster, file.of.pseudonym);
    roster.places = known.places, roster.dates = known.dates;
    return roster;
}

/// What a silence and a comparison of agencies tell, they tell of others.
bool is_of_one_agency(Point::Kind kind) {
    return kind != Point::Kind::Gap && kind != Point::Kind::NotSeen && kind != Point::Kind::NotSpokenTo && kind != Point::Kind::KnownEarlier;
}

}  // namespace

ChronologyDesk::ChronologyDesk(SignedPage& asked) : CaseDesk{asked} {
    sees_all_ = may(Permission::ReadChronology);
    take_own_agencies();
    shows_names_ = may_know_names() && page.asked("names") == "yes";
    if (is_over()) desk.chronology->forget(of);
}

void ChronologyDesk::take_own_agencies() {
    const bool reads = page.context.may(Permission::ReadChronology, Ownership::Own), writes = page.context.may(Permission::WriteChronology, Ownership::Own);
    const auto* standing = page.context.standing();
    if (!reads || !standing) return;
    std::vector<identity::OrganisationId> organisations;
    for (const auto& role : standing->roles) {
        if (role.role != identity::Role::AgencyLead && role.role != identity::Role::AgencyAuthor) continue;
        if (const auto agency = role.agency || role.on_behalf_of ? role.agency : page.me().organisation) organisations.push_back(*agency);
    }
    for (const auto& organisation : organisations)
        if (const auto found = desk.store.read([&](store::Snapshot& snapshot) { return identity::organisation(snapshot, organisation); })) own_agencies_.push_back(found->name);
    if (writes) own_writable_ = own_agencies_;
}

const chronology::Opened& ChronologyDesk::opened() {
    if (!opened_) opened_ = desk.store.read([&](store::Snapshot& snapshot) { return desk.chronology->books.open(snapshot, desk.ground, of); });
    return *opened_;
}

chronology::DateContext ChronologyDesk::dates() { return {.first_year = book().settings().first_year, .scope = book().settings().facts.scope}; }

std::optional<base::Day> ChronologyDesk::born_on() {
    if (const auto& said = book().settings().facts.born_on) return said;
    for (const auto* person : file().all("person"))
        if (person->answers.of("person", "kind") == "child")
            if (const auto born = person->answers.day({"person", 0, "born_on"})) return born;
    return std::nullopt;
}

bool ChronologyDesk::is_own(std::string_view agency) const {
    return std::ranges::any_of(own_agencies_, [name = base::fold(base::squeeze(agency))](const std::string& own) { return base::fold(base::squeeze(own)) == name; });
}

std::vector<std::size_t> ChronologyDesk::seen() {
    std::vector<std::size_t> indexes;
    const auto& entries = opened().entries;
    indexes.reserve(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (sees(entries[i].agency)) indexes.push_back(i);
    return indexes;
}

const chronology::BookEntry* ChronologyDesk::entry_named(std::string_view id) {
    const auto* entry = book().find(id);
    if (!entry || !sees(entry->entry.agency)) return nullptr;
    return !entry->withheld || may_write_for(entry->entry.agency) ? entry : nullptr;
}

std::optional<std::size_t> ChronologyDesk::place_of(std::string_view id) {
    const auto* found = book().find(id);
    if (!found || found->withheld) return std::nullopt;
    const auto& entries = opened().entries;
    const auto at = std::ranges::lower_bound(entries, found->entry, [](const chronology::Entry& a, const chronology::Entry& b) { return chronology::stands_before(a, b); });
    return at == entries.end() || at->id != id ? std::nullopt : std::optional{static_cast<std::size_t>(at - entries.begin())};
}

bool ChronologyDesk::sees(const Point& point) {
    return sees_all_ || (is_of_one_agency(point.kind) && std::ranges::all_of(point.entries, [&](std::size_t entry) { return is_own(opened().entries[entry].agency); }));
}

bool ChronologyDesk::may_write_all() const { return may(Permission::WriteChronology) && !is_over(); }

bool ChronologyDesk::may_write_for(std::string_view agency) const { return may_write_all() || (!own_writable_.empty() && is_own(agency) && !is_over()); }

bool ChronologyDesk::may_revise(const chronology::BookEntry& entry) const {
    const bool own = !own_writable_.empty() && is_own(entry.entry.agency) && !is_over();
    return own || (entry.is_by_hand() && may_write_all());
}

bool ChronologyDesk::may_remark() const { return may(Permission::RemarkChronology) && !is_over(); }

bool ChronologyDesk::may_know_names() const { return page.context.may(Permission::ReadIdentities, sees_all_ ? Ownership::Others : Ownership::Own); }

const disclosure::Roster& ChronologyDesk::roster() {
    if (!roster_) roster_ = roster_of(file()), roster_mark_ = chronology::mark_of(*roster_);
    return *roster_;
}

std::string ChronologyDesk::labelled_text(std::string_view said) { return labelled(said).text; }

chronology::Labelled ChronologyDesk::labelled(std::string_view said) {
    if (said.empty()) return {};
    if (!labelled_) labelled_ = desk.chronology->labelled(of, page.language);
    const auto& known = roster();
    return labelled_->of(said, known, roster_mark_, [&](std::string_view kind) {
        std::string key{"case.hit.kind_"};
        for (const char c : kind) key += c == '-' ? '_' : c;
        const auto* words = page.t.find(key);
        return words ? std::string{words->text()} : std::string{kind};
    });
}

std::vector<std::string> ChronologyDesk::unlabelled_in(const chronology::Entry& entry) {
    std::vector<std::string> names;
    const auto take = [&](std::string_view said) {
        for (auto& name : labelled(said).unlabelled)
            if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    };
    take(entry.agency);
    for (const auto& [key, said] : entry.cells) {
        if (key.starts_with(chronology::other_prefix)) take(std::string_view{key}.substr(chronology::other_prefix.size()));
        take(said);
    }
    return names;
}

Html ChronologyDesk::words(std::string_view said) { return span(from_record(), text(said)); }

std::string ChronologyDesk::agency_called(std::string_view read) {
    for (const auto& agency : book().agencies())
        if (sees(agency) && text(agency) == read) return agency;
    return std::string{read};
}

std::string ChronologyDesk::way(std::string_view below) const {
    auto whole = path("/chronology") + std::string{below};
    if (!shows_names_) return whole;
    const auto fragment = whole.find('#');
    const auto before = whole.substr(0, fragment);
    return before + (before.contains('?') ? "&names=yes" : "?names=yes") + (fragment == std::string::npos ? std::string{} : whole.substr(fragment));
}

PageFrame ChronologyDesk::chronology_frame(std::string title, bool list) {
    auto made = frame(std::move(title));
    if (!list) made.breadcrumbs.push_back({Html{page.t("web.chronology.title")}, to()});
    return made;
}

std::optional<Response> ChronologyDesk::write(const Writes& writes, const Then& then) {
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    opened();  // Brought up to date before the one writer's turn, in which little is left to read then.
    const auto to = desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            const auto now = desk.chronology->books.open(transaction, desk.ground, of);
            const auto items = writes(now->book);
            if (items.empty()) return std::unexpected{0};
            return then(chronology::append(transaction, desk.ground, of, items, doer_of(page)));
        });
    });
    // Read again: somebody may have written meanwhile what the form did not know.
    opened_.reset();
    if (!to) return std::nullopt;
    return page.go(way(*to));
}

std::optional<Response> ChronologyDesk::write(const Writes& writes, std::string below) {
    return write(writes, Then{[&](const std::vector<base::PublicId>&) { return below; }});
}

}  // namespace web
