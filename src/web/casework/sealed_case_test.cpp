// Whether a sealed case exists, asked by two people: one who belongs to it, and one who must not be able to tell. Everything is fictional.
#include "calendar/loads.h"
#include "web/casework/office_testing.h"

#include <algorithm>
#include <regex>
#include <set>

#include "casework/form.h"
#include "casework/handover.h"
#include "casework/walk.h"

using namespace web::test;
using web::Method;

namespace {

bool is_hexadecimal(char sign) { return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'f'); }

std::size_t hexadecimal_at(const std::string& text, std::size_t at, std::size_t most) {
    std::size_t length = 0;
    while (length < most && at + length < text.size() && is_hexadecimal(text[at + length])) ++length;
    return length;
}

/// An id or a sum of 32 to 64 digits, or a fingerprint in eight groups of four, that begins there; 0: none. By hand: a regular expression takes minutes over all pages.
std::size_t id_at(const std::string& text, std::size_t at) {
    constexpr std::size_t shortest = 32, longest = 64, group = 4, groups = 8;
    if (const auto length = hexadecimal_at(text, at, longest); length >= shortest) return length;
    for (std::size_t i = 0; i < groups; ++i) {
        const auto begin = at + i * (group + 1);
        if (hexadecimal_at(text, begin, group) < group || (i > 0 && text[begin - 1] != ' ')) return 0;
    }
    return groups * (group + 1) - 1;
}

std::string without_ids(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (const auto length = is_hexadecimal(text[at]) ? id_at(text, at) : 0) out += "ID", at += length;
        else out += text[at++];
    }
    return out;
}

/// "cairn_session=…" up to its semicolon.
std::string without_cookies(const std::string& text) {
    constexpr std::string_view begins = "cairn";
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto found = std::min(text.find(begins, at), text.size());
        out.append(text, at, found - at);
        auto behind = std::min(found + begins.size(), text.size());
        while (behind < text.size() && (text[behind] == '-' || text[behind] == '_' || (text[behind] >= 'a' && text[behind] <= 'z'))) ++behind;
        const bool cookie = behind < text.size() && text[behind] == '=';
        if (cookie) out += "COOKIE", behind = std::min(text.find(';', behind), text.size());
        else out.append(text, found, behind - found);
        at = behind;
    }
    return out;
}

void replace_every(std::string& text, const std::string& from, const std::string& to) {
    for (auto at = text.find(from); !from.empty() && at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

/// An answer to every question of the form, of the invented family Hazelgrove.
casework::Answers every_answer(const casework::Form& form) {
    casework::Answers answers;
    for (const auto& section : form.sections)
        for (const auto& field : section.fields) {
            const casework::Place place{section.key, 0, field.key};
            switch (field.kind) {
                case casework::FieldKind::Day: answers.set(place, "2025-05-12"); break;
                case casework::FieldKind::Time: answers.set(place, "14:20"); break;
                case casework::FieldKind::Number: answers.set(place, "2"); break;
                case casework::FieldKind::Choice:
                case casework::FieldKind::Choices: answers.set(place, field.options.empty() ? "" : field.options.front()); break;
                case casework::FieldKind::YesNo: answers.set(place, "yes"); break;
                case casework::FieldKind::Tick: answers.set(place, "yes"); break;
                case casework::FieldKind::Postcode: answers.set(place, "EM1 4HZ"); break;
                case casework::FieldKind::Area: answers.set(place, "eastmarch"); break;
                default: answers.set(place, "Hazelgrove"); break;
            }
        }
    return answers;
}

/// Two managers of one partnership. Rowan's case is there in either house; Hazel's, which is sealed, in one of them only.
struct Asking {
    explicit Asking(bool with_sealed) {
        write(rowan, {"person", "referral"});
        if (with_sealed) {
            sealed = office.case_of(inside, "Child Hazel");
            std::vector<std::string> all;
            for (const auto& form : casework::forms())
                if (!form.name.starts_with("panel_")) all.push_back(form.name);
            const auto written = write(*sealed, all);
            record = written.front().id.to_string();
            office.seal(*sealed);
        }
    }
    std::vector<casework::Record> write(const casework::Case& of, const std::vector<std::string>& forms) {
        std::vector<casework::Record> written;
        office.house.store->write([&](store::Transaction& transaction) {
            casework::Doer doer;
            doer.at = identity::testing::morning;
            for (const auto& form : forms) {
                const auto parent = form == "return" ? written.front().id.to_string() : std::string{};
                written.push_back(casework::write_down(transaction, office.desk().ground, casework::case_at(transaction, of.key), {.form = form, .answers = every_answer(casework::form_called(form)), .parent = parent}, doer));
            }
        });
        return written;
    }

    /// The path of the route, about the sealed case or the one that is not there.
    std::string filled(const std::string& pattern, const std::string& code) const {
        std::string path;
        for (std::size_t at = 0; at < pattern.size();) {
            if (pattern[at] != '{') {
                path += pattern[at++];
                continue;
            }
            const auto end = pattern.find('}', at);
            const auto name = pattern.substr(at + 1, end - at - 1);
            path += name == "case" ? code : name == "person" ? hazel : name == "table" ? "referrals" : name == "row" ? "being_considered" : name == "event" ? "not_met" : record;
            at = end + 1;
        }
        return path;
    }
    /// Everything that the server says, without what is drawn anew for every house or page: ids, keys and their fingerprints.
    std::string lasting(std::string whole) const {
        if (sealed) replace_every(whole, sealed->reference, not_there);
        return without_cookies(without_ids(whole));
    }

    static constexpr const char* not_there = "EM-2025-0999";  // Never given: numbers begin with 1000.
    Office office;
    identity::PersonId inside = office.manager("hazel-keeper"), outside = office.manager("rowan-keeper");
    identity::PersonId administrator = office.somebody("linden-keeper", identity::Role::Administrator, std::nullopt), auditor = office.somebody("aspen-keeper", identity::Role::Auditor, std::nullopt),
                       officer = office.somebody("alder-keeper", identity::Role::PanelOfficer, std::nullopt);
    casework::Case rowan = office.case_of(outside, "Child Rowan");
    std::optional<casework::Case> sealed;
    std::string record = "00000000000000000000000000000001";
    std::string hazel = office.house.store->read([&](store::Snapshot& snapshot) { return identity::person(snapshot, inside)->public_id; });
};

/// Ways in which lists are asked; a page that takes none of these words answers as without them.
constexpr const char* queries[] = {"", "q=Hazel", "closed=with&sort=newest", "due=none&sort=name", "page=2", "year=2025&for=outside"};

const web::Routes& the_routes() {
    static const web::Routes routes = web::all_routes(std::make_shared<web::Health>(), "mailto:security@reviews.example.org");
    return routes;
}

/// Every GET route of the program, the collection's public pages aside: they hold no case, and this office has no index.
std::vector<std::string> patterns() {
    std::vector<std::string> list;
    for (const auto& route : the_routes().all())
        if (route.method == Method::Get && route.permission != identity::Permission::ReadCollection) list.push_back(route.pattern);
    return list;
}

}  // namespace

TEST_SUITE("casework pages: a sealed case") {

TEST_CASE("whatever address somebody opens who may not know of a sealed case, they get the same bytes and headers as if it did not exist") {
    Asking without{false}, with{true};
    REQUIRE(with.rowan.reference == without.rowan.reference);
    int asked = 0, opened = 0, wrong = 0;
    const auto compare = [&](identity::PersonId who, const std::string& path, const std::string& other, const std::string& query) {
        const auto before = without.lasting(without.office.get_whole(who, path, query)), after = with.lasting(with.office.get_whole(who, other, query));
        ++asked, opened += before.starts_with("200") ? 1 : 0;
        if (before == after && after.find("Hazelgrove") == before.find("Hazelgrove")) return;
        const auto differs = std::ranges::mismatch(before, after).in1 - before.begin();
        const auto from = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, differs - 80));
        if (++wrong <= 12) FAIL_CHECK(other << "?" << query << " of " << who.value() << "\n  without: " << before.substr(from, 200) << "\n  with: " << after.substr(from, 200));
    };
    for (const auto who : {with.outside, with.administrator, with.auditor, with.officer})
        for (const auto& pattern : patterns()) {
            const bool of_a_case = pattern.find("{case}") != std::string::npos;
            for (const char* query : queries) {
                if (*query != '\0' && of_a_case) continue;
                compare(who, without.filled(pattern, without.not_there), with.filled(pattern, with.sealed ? with.sealed->reference : ""), query);
            }
            if (of_a_case) compare(who, without.filled(pattern, without.rowan.reference), with.filled(pattern, with.rowan.reference), "");
        }
    CHECK(wrong == 0);
    CHECK(asked > 1500);
    CHECK(opened > 200);  // What is compared are pages, and not refusals alone.
}
TEST_CASE("what it is compared with is real: a member reads the sealed case on the same addresses") {
    Asking with{true};
    int opened = 0;
    for (const auto& pattern : patterns())
        if (pattern.find("{case}") != std::string::npos && !pattern.starts_with("/cy")) opened += with.office.get(with.inside, with.filled(pattern, with.sealed->reference)).starts_with("200") ? 1 : 0;
    CHECK(opened > 30);
    CHECK(with.office.get(with.inside, "/cases").find("Child Hazel") != std::string::npos);
    CHECK(with.office.get(with.inside, "/cases.csv").find(with.sealed->reference) != std::string::npos);
    CHECK(with.office.get(with.outside, "/cases").find("Child Rowan") != std::string::npos);
    CHECK(with.office.get(with.outside, "/cases").find("Hazel") == std::string::npos);
}
TEST_CASE("a row that became a case which has since been sealed is to everybody else a row like any other") {
    Office office;
    const auto inside = office.manager("hazel-keeper"), outside = office.manager("rowan-keeper");
    office.case_of(outside, "Child Rowan");
    const std::string table = "table=%7B%22name%22%3A%22%22%2C%22heads%22%3A%5B%22Case%20ref%22%2C%22Pseudonym%22%2C%22Stage%22%2C%22Evidence%22%5D%2C%22rows%22%3A%5B%5B2%2C%5B%22A1%22%2C%22Child%20Hazel%22%2C%22rr.open%22%2C%22Register%22%5D%5D%5D%7D";
    const auto before = office.post(outside, "/cases/import/again", table);
    REQUIRE(before.starts_with("200"));
    const auto taken = office.post(inside, "/cases/import/take", table);
    std::smatch found;
    REQUIRE(std::regex_search(taken, found, std::regex{"EM-2025-\\d+"}));
    const std::string code = found.str();
    office.seal(office.house.store->read([&](store::Snapshot& snapshot) { return *casework::find_case(snapshot, code); }));
    CHECK(office.post(outside, "/cases/import/again", table) == before);
    CHECK(office.post(inside, "/cases/import/again", table).find(code) != std::string::npos);
}
TEST_CASE("neither the calendar's preview nor the week's unusual access tells an administrator or auditor that a sealed case is there") {
    Office office;
    const auto inside = office.manager("hazel-keeper"), outside = office.manager("rowan-keeper");
    office.house.stand(outside, identity::Role::Administrator, std::nullopt);
    office.house.stand(outside, identity::Role::Auditor, std::nullopt);
    const auto open = office.case_of(outside, "Child Rowan");
    const auto clock_of = [&](const casework::Case& of) {  // From Monday 12 May 2025: due on Monday 19 May, and a day later once Thursday 15 May is left out.
        casework::Clock clock;
        clock.rule = "notification", clock.nation = "england", clock.rule_version = "wt2023", clock.start_on = *base::parse_day("2025-05-12"), clock.due_on = base::parse_day("2025-05-19");
        clock.start_event = "awareness", clock.recorded_by = "system", clock.recorded_at = identity::testing::morning;
        office.house.store->write([&](store::Transaction& t) { casework::add_clock(t, of, clock); });
    };
    clock_of(open);
    office.house.store->write([&](store::Transaction& t) {
        calendar::keep_proposal(t, {"proposal", std::string{calendar::Calendar::shipped_holidays()} + "england-and-wales,2025-05-15,Invented,Dychmygol\n", "invented.csv", "system", identity::testing::morning});
    });
    const auto asked = [&] { return std::vector{office.get(outside, "/admin/clocks/loads/proposal"), office.get(outside, "/admin/clocks"), office.get(outside, "/admin/audit.csv"), office.get(outside, "/admin/timetables")}; };
    const auto before = asked();
    CHECK(before.front().starts_with("200"));
    CHECK(before.front().find(open.reference) != std::string::npos);
    const auto sealed = office.case_of(inside, "Child Hazel");
    clock_of(sealed);
    office.seal(sealed);
    for (int i = 0; i < 3; ++i) CHECK(office.get(outside, "/cases/" + sealed.reference).starts_with("404"));
    CHECK(office.get(inside, "/cases/" + sealed.reference).starts_with("200"));
    const auto after = asked();
    for (std::size_t i = 0; i < before.size(); ++i) CHECK(before[i] == after[i]);
}
TEST_CASE("what somebody sends to a sealed case is refused as to a case that never was") {
    Asking without{false}, with{true};
    for (const auto& route : the_routes().all()) {
        if (route.method != Method::Post || route.pattern.find("{case}") == std::string::npos) continue;
        const auto before = without.lasting(without.office.post(without.outside, without.filled(route.pattern, without.not_there), "reasons=Enough&reason=Enough&hours=1"));
        const auto after = with.lasting(with.office.post(with.outside, with.filled(route.pattern, with.sealed->reference), "reasons=Enough&reason=Enough&hours=1"));
        CHECK_MESSAGE(before == after, route.pattern);
        CHECK_MESSAGE(after.starts_with("404"), route.pattern);
    }
}

}
