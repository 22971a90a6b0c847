// Whether a sealed case exists, asked by two people: one who belongs to it, and one who must not be able to tell. Everything is fictional.
#include <doctest/doctest.h>

#include <map>

#include "casework/case_store.h"
#include "casework/walk.h"
#include "identity/session.h"
#include "identity/testing.h"
#include "web/casework/case_door.h"
#include "web/casework/desk.h"
#include "web/pages/error_page.h"
#include "web/pages/services.h"
#include "web/pages/site_routes.h"
#include "web/server/reception.h"
#include "web/signing/signing.h"
#include "web/signing/signing_door.h"

using namespace web;

namespace {

const base::Address browser = *base::Address::parse("127.0.0.1");

base::Settings settings() {
    base::Settings all;
    all.limits.exempt = {"127.0.0.1"};
    return all;
}

/// Without what is new on every page: the one-time key of a form, and the reference of an answer.
std::string lasting(std::string body, const std::string& reference) {
    for (auto at = body.find(reference); !reference.empty() && at != std::string::npos; at = body.find(reference)) body.erase(at, reference.size());
    const std::string_view key = "name=\"form_key\" value=\"";
    for (auto at = body.find(key); at != std::string::npos; at = body.find(key, at + key.size())) body.erase(at + key.size(), body.find('"', at + key.size()) - at - key.size());
    return body;
}

class Office {
public:
    Office() {
        keys_ = store::Keys::open({.folder = house.folder.path() / "keys", .data_folder = house.folder.path() / "data"}).value();
        house.store->write([&](store::Transaction& transaction) { casework::set_partnership(transaction, {house.partnership.value(), "EM", "england", "eastmarch"}); });
        desk_.emplace(Desk{*house.store, {*keys_, calendar::Calendar::embedded(), base::system_random()}, house.journal});
        services_.desk = &*desk_, services_.signing = &signing_;
    }

    /// A manager of the partnership, who could break the glass of any case that is not sealed.
    identity::PersonId manager(const std::string& name) {
        const auto who = house.person(name);
        house.stand(who, identity::Role::BusinessManager, house.partnership);
        cookies_[who.value()] = house.store->write([&](store::Transaction& transaction) {
            return identity::begin_session(transaction, who, identity::SessionStage::Whole, {.address = "127.0.0.1"}, identity::testing::morning, identity::system_random);
        });
        return who;
    }
    /// Opened by that manager, who alone belongs to it.
    casework::Case case_of(identity::PersonId who, const std::string& pseudonym) {
        const auto of = house.store->write([&](store::Transaction& transaction) {
            casework::Doer doer;
            doer.at = identity::testing::morning;
            const auto made = casework::open_case(transaction, desk_->ground, {.partnership = house.partnership.value(), .state = "referral.received", .children = 1}, doer);
            casework::set_details(transaction, made, {.pseudonym = pseudonym, .area = "eastmarch", .lead = {}, .children = 1}, doer);
            return made;
        });
        house.case_of(of.id.to_string(), house.partnership);
        house.join(of.id.to_string(), who, identity::Role::Coordinator);
        return of;
    }
    void seal(const casework::Case& of) {
        house.store->write([&](store::Transaction& transaction) { CHECK(identity::seal_case(transaction, of.id.to_string(), house.act()).has_value()); });
    }
    std::string get(identity::PersonId who, const std::string& path, const std::string& query = {}) { return ask(Method::Get, who, path, query); }
    std::string post(identity::PersonId who, const std::string& path) { return ask(Method::Post, who, path, {}); }

    identity::testing::House house;

private:
    std::string ask(Method method, identity::PersonId who, const std::string& path, const std::string& query) {
        Request request;
        request.method = method, request.path = path, request.host = "127.0.0.1:8080";
        for (std::size_t at = 1; at <= path.size();) {
            const auto end = std::min(path.find('/', at), path.size());
            request.segments.push_back(path.substr(at, end - at));
            at = end + 1;
        }
        if (!query.empty()) request.query = *Fields::parse(query, {.fields = 20, .value_bytes = 500});
        const auto& cookie = cookies_.at(who.value());
        request.headers.add("Cookie", "cairn-session=" + cookie);
        std::string body;
        if (method == Method::Post) request.headers.add("Content-Type", "application/x-www-form-urlencoded"), body = "form_token=" + form_token_of(cookie) + "&form_key=0123456789abcdef0123456789abcdef";
        Admission admission = reception_.admit(std::move(request), {.has_body = !body.empty(), .content_length = body.size()}, browser);
        const auto response = reception_.answer(admission, std::move(body));
        std::string whole = std::to_string(response.status) + " " + std::string{response.headers.find("location").value_or("")} + "\n";
        return lasting(whole + std::string{bytes_of(response.body)}, admission.request.id);
    }

    std::unique_ptr<store::Keys> keys_;
    identity::PasswordHasher hasher_{identity::testing::cheap};
    identity::SignIn sign_in_{{.store = *house.store, .hasher = hasher_, .secrets = house.secrets, .journal = house.journal}};
    Signing signing_{.sign_in = sign_in_};
    CaseDoor door_{sign_in_};
    std::optional<Desk> desk_;
    documents::Reader reader_;
    html::Messages messages_ = html::Messages::load();
    Services services_{.store = *house.store, .snapshot = [] { return nullptr; }, .index_problem = [] { return std::string{}; }, .reader = reader_, .messages = messages_, .site = {}, .host_content = {}};
    std::map<std::int64_t, std::string> cookies_;
    Reception reception_{ServerParts{.settings = settings(), .routes = all_routes(std::make_shared<Health>(), "mailto:security@reviews.example.org"), .services = &services_,
                                     .render_error = [this](int status, const Request& request, std::string_view reference) { return error_answer(services_, status, request, std::string{reference}); },
                                     .clock = [] { return identity::testing::morning; }, .log = [](const auto&) {}, .door = &door_}, "http://127.0.0.1:8080"};
};

struct Asked {
    const char* path;
    const char* query;
};
/// Wherever cases are listed, counted, found or named. EM-2025-002 is the case that is sealed.
constexpr Asked pages[] = {{"/cases", ""}, {"/cases", "closed=with"}, {"/cases", "q=Hazel"}, {"/cases", "words=Hazel"}, {"/cases", "sort=newest"}, {"/cases", "due=none"}, {"/cases.csv", ""}, {"/work", ""}, {"/cases/new", ""},
                           {"/cases/EM-2025-002", ""}, {"/cases/EM-2025-002/", ""}, {"/cases/EM-2025-002/people", ""}, {"/cases/EM-2025-002/clocks", ""}, {"/cases/EM-2025-002/clocks.ics", ""},
                           {"/cases/EM-2025-002/history", ""}, {"/cases/EM-2025-002/referral", ""}, {"/cases/EM-2025-002/keeping", ""}, {"/cases/EM-2025-002/export", ""}, {"/cases/EM-2025-002/steps/not_met", ""},
                           {"/cy/cases", ""}, {"/cy/cases/EM-2025-002", ""}};
constexpr const char* forms[] = {"/cases/EM-2025-002/steps/not_met", "/cases/EM-2025-002/details", "/cases/EM-2025-002/keeping/hold", "/cases/EM-2025-002/keeping/propose", "/cases/EM-2025-002/export"};

std::vector<std::string> answers(Office& office, identity::PersonId who) {
    std::vector<std::string> all;
    for (const auto& [path, query] : pages) all.push_back(office.get(who, path, query));
    for (const char* path : forms) all.push_back(office.post(who, path));
    return all;
}

}  // namespace

TEST_SUITE("casework pages: a sealed case") {

TEST_CASE("whoever may not know of a sealed case gets the same answers as if it did not exist, byte for byte") {
    Office office;
    const auto inside = office.manager("hazel-keeper"), outside = office.manager("rowan-keeper");
    office.case_of(outside, "Child Rowan");
    const auto before = answers(office, outside);
    const auto sealed = office.case_of(inside, "Child Hazel");
    REQUIRE(sealed.reference == "EM-2025-002");
    office.seal(sealed);
    const auto after = answers(office, outside);
    REQUIRE(before.size() == after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        const std::string asked = i < std::size(pages) ? std::string{pages[i].path} + "?" + pages[i].query : std::string{"POST "} + forms[i - std::size(pages)];
        CHECK_MESSAGE(before[i] == after[i], asked);
        CHECK_MESSAGE(after[i].find("Hazel") == before[i].find("Hazel"), asked);
    }
}
TEST_CASE("what it is compared with is real: the pages answer, and a member sees the sealed case") {
    Office office;
    const auto inside = office.manager("hazel-keeper"), outside = office.manager("rowan-keeper");
    office.case_of(outside, "Child Rowan");
    const auto sealed = office.case_of(inside, "Child Hazel");
    office.seal(sealed);
    CHECK(office.get(outside, "/cases").starts_with("200"));
    CHECK(office.get(outside, "/cases").find("Child Rowan") != std::string::npos);
    CHECK(office.get(outside, "/cases/EM-2025-002").starts_with("404"));
    CHECK(office.get(inside, "/cases").find("Child Hazel") != std::string::npos);
    CHECK(office.get(inside, "/cases/EM-2025-002").starts_with("200"));
    CHECK(office.get(inside, "/cases.csv").find("EM-2025-002") != std::string::npos);
}
TEST_CASE("a sealed case and an address that never was are one answer") {
    Office office;
    const auto inside = office.manager("hazel-keeper"), outside = office.manager("rowan-keeper");
    office.case_of(outside, "Child Rowan");
    office.seal(office.case_of(inside, "Child Hazel"));
    const auto same_but_code = [](std::string text, const std::string& code) {
        for (auto at = text.find(code); at != std::string::npos; at = text.find(code)) text.replace(at, code.size(), "CODE");
        return text;
    };
    for (const char* below : {"", "/people", "/keeping", "/history", "/export"})
        CHECK(same_but_code(office.get(outside, std::string{"/cases/EM-2025-002"} + below), "EM-2025-002") == same_but_code(office.get(outside, std::string{"/cases/EM-2025-999"} + below), "EM-2025-999"));
}

}
