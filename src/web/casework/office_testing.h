/// For tests: the real pages over a partnership with managers, each in a browser of their own, asked at the real reception. Fictional.
#pragma once

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <map>

#include "audit/reading.h"
#include "casework/case_store.h"
#include "casework/demonstration/seeded.h"
#include "casework/walk.h"
#include "identity/session.h"
#include "identity/testing.h"
#include "notices/notice.h"
#include "web/casework/case_door.h"
#include "web/casework/desk.h"
#include "web/pages/error_page.h"
#include "web/pages/services.h"
#include "web/pages/site_routes.h"
#include "web/server/reception.h"
#include "web/signing/signing.h"
#include "web/signing/signing_door.h"

namespace web::test {

inline const base::Address browser = *base::Address::parse("127.0.0.1");

inline base::Settings office_settings() {
    base::Settings all;
    all.limits.exempt = {"127.0.0.1"};
    return all;
}

/// Without what is new on every page: the one-time key of a form, and the reference of an answer.
inline std::string lasting(std::string body, const std::string& reference) {
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
        desk_.emplace(Desk{*house.store, {*keys_, shelf_, chance_}, house.journal, caseloads_.emplace(*house.store), files_.emplace(*house.store, *keys_), {}, &shelf_});
        services_.desk = &*desk_, services_.signing = &signing_, services_.host_words = &host_words_;
    }

    /// A manager of the partnership, who could break the glass of any case that is not sealed.
    identity::PersonId manager(const std::string& name, identity::Role role = identity::Role::BusinessManager) { return somebody(name, role, house.partnership); }
    /// Signed in, with that role in the partnership or, without one, everywhere.
    /// `agency`: whose account it is.
    identity::PersonId somebody(const std::string& name, identity::Role role, std::optional<identity::OrganisationId> where, std::optional<identity::OrganisationId> agency = std::nullopt) {
        const auto who = house.person(name, agency);
        house.stand(who, role, where);
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
    /// The authority became aware on that day, so that clocks run; and these people are told that an agency answered.
    void stir(const casework::Case& of, const char* aware_on, const std::vector<identity::PersonId>& told) {
        house.store->write([&](store::Transaction& transaction) {
            casework::Doer doer;
            doer.at = identity::testing::morning;
            casework::Answers aware, referral, triage;
            aware.set({"awareness", 0, "on"}, aware_on);
            casework::write_down(transaction, desk_->ground, of, {"awareness", aware}, doer);
            referral.set({"referrer", 0, "email"}, "nurse@eastmarch.example");
            casework::write_down(transaction, desk_->ground, of, {"referral", referral}, doer);
            triage.set({"triage", 0, "outcome"}, "not_met");
            casework::write_down(transaction, desk_->ground, of, {"triage", triage}, doer);
            notices::notify(transaction, base::system_random(), {.kind = notices::Kind::Returned, .case_id = of.id.to_string(), .cause = "a return", .at = doer.at}, told);
        });
    }
    void seal(const casework::Case& of) {
        house.store->write([&](store::Transaction& transaction) { CHECK(identity::seal_case(transaction, of.id.to_string(), house.act()).has_value()); });
    }
    std::string get(identity::PersonId who, const std::string& path, const std::string& query = {}) { return ask(Method::Get, who, path, query); }
    /// With every header, cookies as well.
    std::string get_whole(identity::PersonId who, const std::string& path, const std::string& query = {}) {
        with_headers_ = true;
        auto whole = ask(Method::Get, who, path, query);
        with_headers_ = false;
        return whole;
    }
    const Desk& desk() const { return *desk_; }
    /// `fields`: "reasons=Enough&…"; token and one-time key come by themselves.
    std::string post(identity::PersonId who, const std::string& path, const std::string& fields = {}) { return ask(Method::Post, who, path, fields); }
    /// The form that was posted last once more, with its key, as an impatient hand sends it.
    std::string post_again(identity::PersonId who, const std::string& path, const std::string& fields = {}) { return --forms_, post(who, path, fields); }

    /// A form with a file in its field "paper"; the other fields as `{name, words}`.
    std::string post_file(identity::PersonId who, const std::string& path, const std::vector<std::pair<std::string, std::string>>& fields, const std::string& file_name, const std::string& bytes) {
        std::string body;
        const auto part = [&](const std::string& head, const std::string& words) { body += "--XX\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + words + "\r\n"; };
        part("name=\"form_token\"", form_token_of(cookies_.at(who.value()))), part("name=\"form_key\"", fmt::format("{:032x}", ++forms_));
        for (const auto& [name, words] : fields) part("name=\"" + name + "\"", words);
        if (!file_name.empty()) part("name=\"paper\"; filename=\"" + file_name + "\"", bytes);
        return ask(Method::Post, who, path, body + "--XX--\r\n", "multipart/form-data; boundary=XX");
    }

    std::vector<audit::Entry> events(const casework::Case& of) {
        return house.store->read([&](store::Snapshot& snapshot) { return audit::events_of_case(snapshot, of.id, std::nullopt, 100); }).entries;
    }

    identity::testing::House house;
    std::string cookie_of_a_link;  ///< "cairn_owner=…": what a browser keeps that opened a link with its code.

private:
    std::string ask(Method method, identity::PersonId who, const std::string& path, const std::string& more, const std::string& type = "application/x-www-form-urlencoded") {
        Request request;
        request.method = method, request.path = path, request.host = "127.0.0.1:8080";
        for (std::size_t at = 1; at <= path.size();) {
            const auto end = std::min(path.find('/', at), path.size());
            request.segments.push_back(path.substr(at, end - at));
            at = end + 1;
        }
        if (method == Method::Get && !more.empty()) request.query = *Fields::parse(more, {.fields = 20, .value_bytes = 500});
        const auto& cookie = cookies_.at(who.value());
        request.headers.add("Cookie", "cairn-session=" + cookie + (cookie_of_a_link.empty() ? "" : "; " + cookie_of_a_link));
        std::string body;
        if (method == Method::Post) request.headers.add("Content-Type", type);
        if (method == Method::Post && type.starts_with("multipart")) body = more;
        else if (method == Method::Post) body = fmt::format("form_token={}&form_key={:032x}&{}", form_token_of(cookie), ++forms_, more);
        Admission admission = reception_.admit(std::move(request), {.has_body = !body.empty(), .content_length = body.size()}, browser);
        const auto response = reception_.answer(admission, std::move(body));
        std::string whole = std::to_string(response.status) + " " + std::string{response.headers.find("location").value_or("")} + "\n";
        if (with_headers_)
            for (const auto& [name, value] : response.headers.fields()) whole += name + ": " + value + "\n";
        return lasting(whole + std::string{bytes_of(response.body)}, admission.request.id);
    }

    casework::demonstration::Seeded chance_{20250514, "office"}, chance_of_secrets_{20250514, "secrets"};
    std::unique_ptr<store::Keys> keys_;
    calendar::Shelf shelf_{calendar::Calendar::embedded()};
    identity::PasswordHasher hasher_{identity::testing::cheap};
    identity::SignIn sign_in_{{.store = *house.store, .hasher = hasher_, .secrets = house.secrets, .journal = house.journal, .random = [this](std::size_t count) { return chance_of_secrets_.bytes(count); }}};
    Signing signing_{.sign_in = sign_in_};
    CaseDoor door_{sign_in_};
    std::optional<casework::Caseloads> caseloads_;
    std::optional<store::SealedFiles> files_;
    std::optional<Desk> desk_;
    documents::Reader reader_{CAIRN_HELPER};
    html::Messages messages_ = html::Messages::load();
    HostWordsInForce host_words_;
    Services services_{.store = *house.store, .snapshot = [] { return nullptr; }, .index_problem = [] { return std::string{}; }, .reader = reader_, .messages = messages_, .site = {}, .host_content = {}};
    std::map<std::int64_t, std::string> cookies_;
    int forms_ = 0;
    bool with_headers_ = false;
    Reception reception_{ServerParts{.settings = office_settings(), .routes = all_routes(std::make_shared<Health>(), "mailto:security@reviews.example.org"), .services = &services_,
                                     .render_error = [this](int status, const Request& request, std::string_view reference) { return error_answer(services_, status, request, std::string{reference}); },
                                     .clock = [] { return identity::testing::morning; }, .log = [](const auto&) {}, .door = &door_}, "http://127.0.0.1:8080"};
};

}  // namespace web::test
