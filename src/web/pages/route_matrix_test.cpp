// Every route × every role × a case of one's own, another's, a sealed one, one with a conflict, none × GET and POST, asked at the real
// reception. What is expected is worked out here anew: from the checked-in list of routes, the table of permissions (which identity holds
// against the source tables by hand) and the rules of docs/permissions.md, and from nothing that `authorize` says.
#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "web/pages/site_routes.h"
#include "web/server/reception.h"

using namespace web;

namespace {

const base::Instant now = *base::parse_instant("2026-05-14T09:30:00Z");
const base::Address reader = *base::Address::parse("127.0.0.1");

struct Policy {
    std::string pattern, method, permission;
    bool for_owners = false;
};

/// `/cases/{case} GET C2 ReadCase audit:… body:… rate:…`, with `own` at its end where owners are let in.
std::vector<Policy> listed_routes() {
    std::ifstream file{CAIRN_SOURCE_DIR "/tests/routes.txt"};
    std::vector<Policy> list;
    for (std::string line; std::getline(file, line);) {
        std::istringstream words{line};
        Policy policy;
        std::string data_class;
        words >> policy.pattern >> policy.method >> data_class >> policy.permission;
        policy.for_owners = line.find(" owners") != std::string::npos;
        list.push_back(std::move(policy));
    }
    return list;
}

/// role and permission, to how far it reaches.
std::map<std::pair<std::string, std::string>, std::string> table() {
    std::ifstream file{CAIRN_SOURCE_DIR "/data/permissions.csv"};
    std::map<std::pair<std::string, std::string>, std::string> cells;
    for (std::string line; std::getline(file, line);) {
        std::istringstream words{line};
        std::string role, permission, scope;
        std::getline(words, role, ','), std::getline(words, permission, ','), std::getline(words, scope, ',');
        cells[{role, permission}] = scope;
    }
    return cells;
}

enum class Held { Nowhere, InCase, InPartnership, Everywhere };
const std::vector<std::string> cases{"own", "other", "elsewhere", "sealed-own", "sealed-other", "conflict", "absent"};

/// Somebody who asks: with one role, held in one way, or with none.
struct Asker {
    std::string name;
    Held held = Held::Nowhere;
    std::optional<identity::Role> role{};
    bool signed_in = true, two_factor = true;
};

std::vector<Asker> askers() {
    std::vector<Asker> list{{"stranger", Held::Nowhere, std::nullopt, false, false}, {"without second factor", Held::Everywhere, identity::Role::Administrator, true, false}, {"no role", Held::Nowhere}};
    for (const auto& facts : identity::all_roles()) {
        list.push_back({std::string{facts.word} + " in case", Held::InCase, facts.role});
        list.push_back({std::string{facts.word} + " in partnership", Held::InPartnership, facts.role});
        list.push_back({std::string{facts.word} + " everywhere", Held::Everywhere, facts.role});
    }
    return list;
}

bool is_member(const Asker& asker, std::string_view of) { return asker.held == Held::InCase && (of == "own" || of == "sealed-own" || of == "conflict"); }

/// What docs/permissions.md says. `of` is empty where the path names no case.
bool expected(const Policy& policy, const Asker& asker, std::string_view of) {
    static const std::set<std::string> everybody{"ReadCollection", "ReadHealth", "SignIn"}, nobody_here{"ReadOperations", "Respond"};
    static const auto cells = table();
    if (everybody.contains(policy.permission)) return true;
    if (nobody_here.contains(policy.permission) || !asker.signed_in) return false;
    if (policy.permission == "UseAccount") return true;
    if (!asker.two_factor) return false;
    if (policy.permission == "ListCases") return true;
    if (!asker.role) return false;
    const bool member = is_member(asker, of);
    if (of == "absent" || of == "conflict") return false;
    if ((of == "sealed-own" || of == "sealed-other") && !member) return false;
    if (asker.held == Held::InCase && !member) return false;
    if (asker.held == Held::InPartnership && of == "elsewhere") return false;
    const auto cell = cells.find({std::string{identity::to_word(*asker.role)}, policy.permission});
    if (cell == cells.end()) return false;
    if (cell->second == "own") return policy.for_owners;
    if (cell->second == "shared") return policy.for_owners && member;
    if (cell->second == "case") return member;
    if (cell->second == "partnership") return member || asker.held == Held::InPartnership;
    return cell->second == "installation" && asker.held == Held::Everywhere;
}

struct MatrixDoor : Door {
    Asker asker;
    Visitor recognise(const Request&, base::Instant) override {
        Visitor visitor;
        visitor.form_token = "token";
        if (!asker.signed_in) return visitor;
        visitor.state = Visitor::State::SignedIn;
        identity::SignedIn person{.person = identity::PersonId{1}, .public_id = "p", .name = "Robin", .title = "", .organisation = {}, .standing = {}, .two_factor = asker.two_factor, .confirmed_at = now,
                                  .asked_at = now, .session = identity::SessionId{1}};
        if (asker.held == Held::InPartnership) person.standing.push_back({*asker.role, identity::OrganisationId{1}});
        if (asker.held == Held::Everywhere) person.standing.push_back({*asker.role, std::nullopt});
        visitor.actor = identity::Actor::signed_in(std::move(person));
        return visitor;
    }
    identity::CaseStanding standing(const identity::Actor&, std::string_view code) override {
        identity::CaseStanding stands;
        stands.exists = code != "absent";
        stands.case_id = code;
        stands.partnership = identity::OrganisationId{code == "elsewhere" ? 2 : 1};
        stands.sealed = code.starts_with("sealed");
        stands.conflict = code == "conflict";
        if (is_member(asker, code)) stands.roles = {{.role = *asker.role}};
        return stands;
    }
};

/// Routes with their whole policy, whose handlers say only which pattern answered.
Routes stubs() {
    Routes routes;
    const auto real = all_routes(std::make_shared<Health>(), "mailto:security@reviews.example.org");
    for (Route route : real.all()) {
        route.handler = [pattern = route.pattern](const Request&, Context&) { return Response::text(pattern); };
        routes.add(std::move(route));
    }
    return routes;
}

base::Settings settings() {
    base::Settings all;
    all.limits.exempt = {"127.0.0.1"};
    all.operations.allow = {"192.0.2.1"};  // Another machine's.
    return all;
}

class Matrix {
public:
    struct Answer {
        int status = 0;
        std::string body;
    };
    MatrixDoor door;

    /// As a form; where only forms with files are taken, as one of those.
    Answer ask(Method method, const std::string& path) {
        const auto answer = ask(method, path, "application/x-www-form-urlencoded", "form_token=token");
        if (answer.status != 415) return answer;
        return ask(method, path, "multipart/form-data; boundary=XX", "--XX\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\ntoken\r\n--XX--\r\n");
    }

private:
    Answer ask(Method method, const std::string& path, const char* type, const char* form) {
        Request request;
        request.method = method, request.path = path, request.host = "127.0.0.1:8080";
        for (std::size_t at = 1; at <= path.size();) {
            const auto end = std::min(path.find('/', at), path.size());
            request.segments.push_back(path.substr(at, end - at));
            at = end + 1;
        }
        std::string body;
        if (method == Method::Post) request.headers.add("Content-Type", type), body = form;
        Admission admission = reception_.admit(std::move(request), {.has_body = !body.empty(), .content_length = body.size()}, reader);
        const auto response = reception_.answer(admission, std::move(body));
        Answer answer{response.status, std::string{bytes_of(response.body)}};
        if (const auto reference = answer.body.find(admission.request.id); !admission.request.id.empty() && reference != std::string::npos) answer.body.erase(reference, admission.request.id.size());
        return answer;
    }

    Reception reception_{ServerParts{.settings = settings(), .routes = stubs(), .clock = [] { return now; }, .log = [](const auto&) {}, .door = &door}, "http://127.0.0.1:8080"};
};

using ByPattern = std::map<std::string, std::vector<Policy>>;

/// Whether the route that did answer may answer that asker: `/cases/{case}/letter/{record}` fits `/cases/…/letter/new` too.
bool expected_of(const ByPattern& routes, const std::string& pattern, std::string_view method, const Asker& asker, std::string_view of) {
    const auto found = routes.find(pattern);
    if (found == routes.end()) return false;
    for (const auto& policy : found->second)
        if (policy.method == method && expected(policy, asker, of)) return true;
    return false;
}

std::string filled(const std::string& pattern, const std::string& of) {
    std::string path;
    for (std::size_t at = 0; at < pattern.size();) {
        if (pattern[at] != '{') {
            path += pattern[at++];
            continue;
        }
        const auto end = pattern.find('}', at);
        path += pattern.substr(at, end - at) == "{case" ? of : "00000000000000000000000000000001";
        at = end + 1;
    }
    return path;
}

bool in_another_language(const std::string& pattern) { return pattern.starts_with("/cy") || pattern.starts_with("/en-XA"); }

struct Asking {
    const std::string& pattern;
    const std::string& of;
    Method method;
};

/// What is wrong with the answer to the asker who stands at the door; empty where nothing is.
std::string complaint_about(Matrix& matrix, const ByPattern& routes, const Asking& asking) {
    const auto& asker = matrix.door.asker;
    const auto path = filled(asking.pattern, asking.of);
    const std::string word = asking.method == Method::Get ? "GET" : "POST";
    const auto said = [&](const std::string& what) { return asker.name + " " + what + ": " + word + " " + path; };
    const auto answer = matrix.ask(asking.method, path);
    const bool may = expected_of(routes, asking.pattern, word, asker, asking.of);
    const bool let_in = answer.status == 200 && answer.body == asking.pattern;
    if (let_in != may) return said(let_in ? "was let in" : "was kept out with " + std::to_string(answer.status));
    if (answer.status == 200) return let_in || expected_of(routes, answer.body, word, asker, asking.of) ? std::string{} : said("was let in by " + answer.body);
    const bool knows_of_it = is_member(asker, asking.of) && asking.of != "conflict";
    if (asking.of.empty() || asking.of == "absent" || !asker.signed_in || knows_of_it) return {};
    // Whoever may do anything at all at this address knows that the case is there.
    if (matrix.ask(Method::Get, path).status == 200 || matrix.ask(Method::Post, path).status == 200) return {};
    const auto absent = matrix.ask(asking.method, filled(asking.pattern, "absent"));
    return answer.status == 404 && absent.status == 404 && answer.body == absent.body ? std::string{} : said("can tell that it is there");
}

}  // namespace

TEST_SUITE("routes: who is let in") {

TEST_CASE("every route, for every role, on every kind of case, by GET and POST: nobody is let in who may not, and nobody kept out who may") {
    ByPattern by_pattern;
    for (const auto& policy : listed_routes())
        if (!in_another_language(policy.pattern)) by_pattern[policy.pattern].push_back(policy);
    Matrix matrix;
    int asked = 0, wrong = 0;
    for (const auto& asker : askers()) {
        matrix.door.asker = asker;
        for (const auto& [pattern, policies] : by_pattern) {
            const bool of_a_case = pattern.find("{case}") != std::string::npos;
            for (const auto& of : of_a_case ? cases : std::vector<std::string>{""}) {
                for (const auto method : {Method::Get, Method::Post}) {
                    ++asked;
                    const auto complaint = complaint_about(matrix, by_pattern, {pattern, of, method});
                    if (!complaint.empty() && ++wrong <= 20) FAIL_CHECK(complaint);
                }
            }
        }
    }
    CHECK(asked > 50'000);
    CHECK(wrong == 0);
}

TEST_CASE("a stranger is sent to sign in by GET and finds nothing by POST, whatever case is named") {
    Matrix matrix;
    matrix.door.asker = {"stranger", Held::Nowhere, std::nullopt, false, false};
    for (const auto& policy : listed_routes()) {
        if (policy.pattern.find("{case}") == std::string::npos || in_another_language(policy.pattern)) continue;
        for (const auto& of : cases) {
            if (policy.method == "GET") CHECK(matrix.ask(Method::Get, filled(policy.pattern, of)).status == 303);
            else CHECK(matrix.ask(Method::Post, filled(policy.pattern, of)).status == 404);
        }
    }
}

TEST_CASE("a page in Welsh lets in whom the English page lets in") {
    std::map<std::string, std::string> english;
    const auto listed = listed_routes();
    for (const auto& policy : listed)
        if (!in_another_language(policy.pattern)) english[policy.method + " " + policy.pattern] = policy.permission + (policy.for_owners ? " owners" : "");
    for (const auto& policy : listed) {
        if (!policy.pattern.starts_with("/cy/")) continue;
        CHECK_MESSAGE(english[policy.method + " " + policy.pattern.substr(3)] == policy.permission + (policy.for_owners ? " owners" : ""), policy.pattern);
    }
}

}
