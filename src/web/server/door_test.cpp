// What stands between a request and a page that is not public: who comes, the case that the path names, forms, and the record of reads.
#include <doctest/doctest.h>

#include <stdexcept>

#include "web/server/origin.h"
#include "web/server/reception.h"

using namespace web;
using identity::DataClass;
using identity::Permission;

namespace {

const base::Instant now = *base::parse_instant("2025-05-14T09:30:00Z");
const base::Address reader = *base::Address::parse("127.0.0.1");

/// Knows a chair by their cookie; case "rowan" is theirs, "hazel" somebody else's, all others are not there.
struct TestDoor : Door {
    Visitor::State state = Visitor::State::Stranger;
    std::chrono::minutes confirmed_ago{0};
    bool record_works = true;
    int records = 0;

    Visitor recognise(const Request&, base::Instant) override {
        Visitor visitor;
        visitor.state = state;
        visitor.form_token = "token";
        if (state == Visitor::State::SignedIn)
            visitor.actor = identity::Actor::signed_in({.person = identity::PersonId{1}, .public_id = "p", .name = "Robin", .title = "", .organisation = {}, .standing = {},
                                                        .two_factor = true, .confirmed_at = now - confirmed_ago, .asked_at = now, .session = identity::SessionId{1}});
        return visitor;
    }
    identity::CaseStanding standing(const identity::Actor& actor, std::string_view case_id) override {
        identity::CaseStanding standing;
        standing.exists = case_id == "rowan" || case_id == "hazel";
        standing.case_id = case_id;
        if (case_id == "rowan" && actor.person()) standing.roles = {{.role = identity::Role::Chair}, {.role = identity::Role::LegalAdviser}, {.role = identity::Role::FamilyAdvocate}};
        return standing;
    }
    void record_read(const ReadEvent& event) override {
        if (!record_works) throw std::runtime_error{"the disk is full"};
        CHECK(event.case_id == "rowan");
        ++records;
    }
};

Response seen(const Request&, Context&) { return Response::text("seen"); }
Response own_only(const Request&, Context& context) { return context.may(identity::Ownership::Own) && !context.may(identity::Ownership::Others) ? Response::text("own") : Response::error(404); }

struct Doorway {
    TestDoor door;
    Reception reception{ServerParts{.settings = {}, .routes = routes(), .clock = [] { return now; }, .log = [](const auto&) {}, .door = &door}, "http://127.0.0.1:8080"};

    static Routes routes() {
        Routes all;
        all.add({Method::Get, "/open", DataClass::C0, Permission::ReadCollection, AuditEvent::None, no_body, RateClass::Unlimited, seen});
        all.add({Method::Get, "/account", DataClass::C1, Permission::UseAccount, AuditEvent::None, no_body, RateClass::Unlimited, seen});
        all.add({Method::Post, "/account", DataClass::C1, Permission::UseAccount, AuditEvent::None, form_body(1000), RateClass::Unlimited, seen});
        all.add({Method::Get, "/cases/{case}", DataClass::C2, Permission::ReadCase, AuditEvent::ReadCase, no_body, RateClass::Unlimited, seen});
        all.add({Method::Get, "/cases/{case}/legal", DataClass::C3, Permission::ReadLegal, AuditEvent::ReadLegal, no_body, RateClass::Unlimited, seen});
        Route own{Method::Get, "/cases/{case}/family", DataClass::C2, Permission::WriteFamilyLog, AuditEvent::ReadFamilyLog, no_body, RateClass::Unlimited, own_only};
        all.add(own.for_owners());
        return all;
    }
    Response ask(Method method, std::string path, std::string body = {}, std::vector<std::pair<std::string, std::string>> headers = {}) {
        Request request;
        request.method = method;
        request.path = path;
        request.host = "127.0.0.1:8080";
        for (std::size_t at = 1; at <= path.size();) {
            const auto end = std::min(path.find('/', at), path.size());
            request.segments.push_back(path.substr(at, end - at));
            at = end + 1;
        }
        if (method == Method::Post) request.headers.add("Content-Type", "application/x-www-form-urlencoded");
        for (const auto& [name, value] : headers) request.headers.add(name, value);
        Admission admission = reception.admit(std::move(request), {.has_body = !body.empty(), .content_length = body.size()}, reader);
        return reception.answer(admission, std::move(body));
    }
    std::string where(const Response& response) { return std::to_string(response.status) + " " + std::string{response.headers.find("location").value_or("")}; }
};

}  // namespace

TEST_SUITE("the door") {

TEST_CASE("a stranger is sent to sign in whether the case is there or not; a POST finds nothing") {
    Doorway doorway;
    CHECK(doorway.where(doorway.ask(Method::Get, "/cases/rowan")) == "303 /sign-in?to=%2Fcases%2Frowan");
    CHECK(doorway.where(doorway.ask(Method::Get, "/cases/nowhere")) == "303 /sign-in?to=%2Fcases%2Fnowhere");
    CHECK(doorway.ask(Method::Post, "/account", "form_token=token").status == 404);
    CHECK(doorway.ask(Method::Get, "/open").status == 200);
}
TEST_CASE("half a sign-in opens nothing") {
    Doorway doorway;
    doorway.door.state = Visitor::State::Half;
    CHECK(doorway.ask(Method::Get, "/account").status == 303);
    CHECK(doorway.ask(Method::Get, "/cases/rowan").status == 303);
}
TEST_CASE("whoever was signed out by time is told so, also when a form is sent") {
    Doorway doorway;
    doorway.door.state = Visitor::State::TimedOut;
    CHECK(doorway.where(doorway.ask(Method::Get, "/account")) == "303 /sign-in?to=%2Faccount&ended=1");
    CHECK(doorway.where(doorway.ask(Method::Post, "/account", "form_token=token")) == "303 /sign-in?ended=1");
}
TEST_CASE("somebody else's case and one that is not there are the same answer") {
    Doorway doorway;
    doorway.door.state = Visitor::State::SignedIn;
    CHECK(doorway.ask(Method::Get, "/cases/rowan").status == 200);
    const auto without_reference = [](const Response& response) {
        const std::string body{bytes_of(response.body)};
        return std::to_string(response.status) + body.substr(0, body.find("Reference"));
    };
    CHECK(without_reference(doorway.ask(Method::Get, "/cases/hazel")) == without_reference(doorway.ask(Method::Get, "/cases/nowhere")));
    CHECK(doorway.ask(Method::Get, "/cases/hazel").status == 404);
}
TEST_CASE("what is restricted asks for a fresh sign-in, and only from those who may see it") {
    Doorway doorway;
    doorway.door.state = Visitor::State::SignedIn;
    CHECK(doorway.ask(Method::Get, "/cases/rowan/legal").status == 200);
    doorway.door.confirmed_ago = std::chrono::minutes{11};
    CHECK(doorway.where(doorway.ask(Method::Get, "/cases/rowan/legal")) == "303 /sign-in/again?to=%2Fcases%2Frowan%2Flegal");
    CHECK(doorway.ask(Method::Get, "/cases/hazel/legal").status == 404);
}
TEST_CASE("a read is recorded before it is shown; what cannot be recorded is not shown") {
    Doorway doorway;
    doorway.door.state = Visitor::State::SignedIn;
    doorway.ask(Method::Get, "/cases/rowan");
    CHECK(doorway.door.records == 1);
    doorway.door.record_works = false;
    const Response refused = doorway.ask(Method::Get, "/cases/rowan");
    CHECK(refused.status == 503);
    CHECK(bytes_of(refused.body).find("seen") == std::string_view::npos);
}
TEST_CASE("a page for what is one's own asks whose it is") {
    Doorway doorway;
    doorway.door.state = Visitor::State::SignedIn;
    CHECK(bytes_of(doorway.ask(Method::Get, "/cases/rowan/family").body) == "own");
}
TEST_CASE("a form without this browser's token, or of another site, changes nothing") {
    Doorway doorway;
    doorway.door.state = Visitor::State::SignedIn;
    CHECK(doorway.ask(Method::Post, "/account", "form_token=token").status == 200);
    CHECK(doorway.ask(Method::Post, "/account", "form_token=tokem").status == 403);
    CHECK(doorway.ask(Method::Post, "/account", "other=1").status == 403);
    CHECK(doorway.ask(Method::Post, "/account", "form_token=token", {{"Sec-Fetch-Site", "same-site"}}).status == 403);
    CHECK(doorway.ask(Method::Post, "/account", "form_token=token", {{"Origin", "http://elsewhere.example"}}).status == 403);
    CHECK(doorway.ask(Method::Post, "/account", "form_token=token", {{"Origin", "http://127.0.0.1:8080"}}).status == 200);
    CHECK(doorway.ask(Method::Post, "/account", "form_token=token", {{"Origin", "null"}, {"Sec-Fetch-Site", "same-origin"}}).status == 200);
}
TEST_CASE("private pages are kept by nobody and tell no other site where a reader came from") {
    Doorway doorway;
    doorway.door.state = Visitor::State::SignedIn;
    const Response page = doorway.ask(Method::Get, "/account");
    CHECK(page.headers.find("cache-control") == "no-store");
    CHECK(page.headers.find("referrer-policy") == "no-referrer");
    CHECK(page.headers.find("x-content-type-options") == "nosniff");
}

}
