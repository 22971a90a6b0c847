#include "web/signing/passkey_view.h"

#include <boost/json.hpp>

#include "web/html/components/tables.h"
#include "web/html/moment.h"
#include "web/server/own_hosts.h"
#include "web/signing/cookies.h"
#include "web/signing/fields.h"

namespace web {

using namespace html;
using namespace html::tag;
namespace json = boost::json;
using identity::PasskeyUse;
using identity::to_base64url;

namespace {

constexpr int milliseconds_to_answer = 120'000;

/// "example.org" of "https://example.org:8443"; empty of a number.
std::string name_in(std::string_view origin) {
    const auto from = origin.find("://");
    auto host = from == std::string_view::npos ? origin : origin.substr(from + 3);
    host = host.substr(0, host.rfind(':') == std::string_view::npos ? host.size() : host.rfind(':'));
    const bool is_number = host.find_first_not_of("0123456789.") == std::string_view::npos || host.find('[') != std::string_view::npos;
    return is_number ? std::string{} : std::string{host};
}

json::array listed(const std::vector<identity::Passkey>& passkeys) {
    json::array list;
    for (const auto& one : passkeys) list.push_back({{"type", "public-key"}, {"id", to_base64url(one.credential)}});
    return list;
}

/// What the browser is asked: an answer of one of these, by somebody who proves themselves to the device.
std::string question(const identity::RelyingParty& party, const identity::PasskeyChallenge& challenge, const std::vector<identity::Passkey>& passkeys) {
    return json::serialize(json::object{{"challenge", to_base64url(challenge.bytes)}, {"rpId", party.id}, {"allowCredentials", listed(passkeys)}, {"userVerification", "required"}, {"timeout", milliseconds_to_answer}});
}

Html written_by_script(const char* field, std::string_view words = {}) { return tag::input(type("hidden"), name(field), value(words)); }

Html answer_fields(const identity::PasskeyChallenge& challenge) {
    return together(written_by_script("passkey_question", challenge.sealed), written_by_script("passkey_credential"), written_by_script("passkey_client"), written_by_script("passkey_device"), written_by_script("passkey_signature"));
}

/// Hidden until script shows it; without script the codes of an app serve.
Html passkey_button(const SignedPage& page, std::string_view kind, const std::string& asked, const Words& words, std::string_view to = {}) {
    Html made = to.empty() ? Html{button(kind == "get" ? cls("btn btn--2") : cls("btn"), type("submit"), flag("hidden"), attr("data-passkey", kind), attr("data-question", asked), words)}
                           : Html{button(cls("btn btn--2"), type("submit"), flag("hidden"), flag("formnovalidate"), form_action(page.link(to)), attr("data-passkey", kind), attr("data-question", asked), words)};
    return together(p(cls("acts"), made), p(cls("govuk-error-message"), flag("hidden"), role("alert"), attr("data-passkey-failed", ""), page.t("web.passkey.failed")));
}

std::string session_of(const SignedPage& page) { return cookie_of(page.request, Cookie::Session); }

identity::RelyingParty party_or_none(const SignedPage& page) { return relying_party(page).value_or(identity::RelyingParty{}); }

}  // namespace

std::optional<identity::RelyingParty> relying_party(const SignedPage& page) {
    const std::string origin = is_loopback_name(page.request.host) ? (page.request.secure ? "https://" : "http://") + page.request.host : page.context.public_url;
    const auto id = name_in(origin);
    return id.empty() ? std::nullopt : std::optional{identity::RelyingParty{id, origin}};
}

Html sign_in_passkey_form(SignedPage& page, const Html& hidden) {
    const auto party = relying_party(page);
    const auto passkeys = party ? page.sign_in().passkeys_for(session_of(page), page.context.now) : std::vector<identity::Passkey>{};
    if (passkeys.empty()) return {};
    const auto asked = page.sign_in().passkey_challenge(PasskeyUse::SignIn, session_of(page), page.context.now);
    return page.post_form("/sign-in/passkey", together(hidden, answer_fields(asked), passkey_button(page, "get", question(*party, asked, passkeys), page.t("web.sign_in.use_passkey"))));
}

Html again_passkey_button(const SignedPage& page) {
    const auto party = relying_party(page);
    const auto passkeys = party ? page.sign_in().passkeys_for(session_of(page), page.context.now) : std::vector<identity::Passkey>{};
    if (passkeys.empty()) return {};
    const auto asked = page.sign_in().passkey_challenge(PasskeyUse::Again, session_of(page), page.context.now);
    return together(answer_fields(asked), passkey_button(page, "get", question(*party, asked, passkeys), page.t("web.sign_in.again_passkey"), "/sign-in/again"));
}

Html passkey_list(SignedPage& page, const std::vector<identity::Passkey>& passkeys) {
    const auto& t = page.t;
    govuk::Table table{.caption = Html{t("web.passkey.title")}, .rows = {}};
    table.caption_classes = "govuk-table__caption--m";
    table.head = std::vector<govuk::Cell>{{.content = Html{t("web.passkey.label")}}, {.content = Html{t("web.passkey.added_at")}}, {.content = Html{t("web.passkey.used_at")}}, {.content = Html{t("web.passkey.remove")}}};
    for (const auto& one : passkeys)
        table.rows.push_back({{.content = Html{span(from_record(), one.label)}}, {.content = moment(t, one.added)}, {.content = one.used ? Html{moment(t, *one.used)} : Html{t("web.passkey.never")}},
                              {.content = page.post_form("/account/passkeys/" + one.name() + "/remove", button(cls("link-button"), type("submit"), t("web.passkey.remove"), span(cls("sr"), sign(" "), span(from_record(), one.label))))}});
    return section(id("passkeys"), passkeys.empty() ? Html{together(h2(t("web.passkey.title")), p(t("web.passkey.none")))} : Html{div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(t("web.passkey.title")), govuk::table(table))},
                   p(cls("acts"), a(cls("btn btn--2"), href(page.link("/account/passkeys/new")), t("web.passkey.add"))));
}

Html new_passkey_form(SignedPage& page, const identity::Person& person, const Problems& problems) {
    const auto& t = page.t;
    const auto party = relying_party(page);
    if (!party) return p(t("web.passkey.needs_name"));
    const auto asked = page.sign_in().passkey_challenge(PasskeyUse::Add, session_of(page), page.context.now);
    const auto known = page.store().read([&](store::Snapshot& snapshot) { return identity::passkeys_of(snapshot, person.id); });
    json::array kinds;
    for (const int algorithm : {-7, -8, -257}) kinds.push_back({{"type", "public-key"}, {"alg", algorithm}});  // ES256, EdDSA, RS256.
    const auto question = json::serialize(json::object{
        {"challenge", to_base64url(asked.bytes)}, {"rp", {{"id", party->id}, {"name", std::string{t("web.frame.site_name").text()}}}},
        {"user", {{"id", to_base64url(person.public_id)}, {"name", person.address}, {"displayName", person.name}}}, {"pubKeyCredParams", std::move(kinds)},
        {"excludeCredentials", listed(known)}, {"authenticatorSelection", {{"userVerification", "required"}, {"residentKey", "preferred"}}}, {"attestation", "none"}, {"timeout", milliseconds_to_answer}});
    return page.post_form("/account/passkeys/new", together(text_field(page, problems, "label", t("web.passkey.new_label")), written_by_script("passkey_question", asked.sealed), written_by_script("passkey_client"), written_by_script("passkey_attestation"),
                                                            passkey_button(page, "create", question, t("web.passkey.make")), p(attr("data-passkey-without", ""), t("web.passkey.needs_script"))));
}

identity::PasskeyAnswer passkey_answer(const SignedPage& page) {
    return {party_or_none(page), page.typed("passkey_question"),
            {identity::from_base64url(page.typed("passkey_credential")), identity::from_base64url(page.typed("passkey_client")), identity::from_base64url(page.typed("passkey_device")), identity::from_base64url(page.typed("passkey_signature"))}};
}

identity::SignIn::NewPasskey new_passkey(const SignedPage& page) {
    return {party_or_none(page), page.typed("passkey_question"), identity::from_base64url(page.typed("passkey_client")), identity::from_base64url(page.typed("passkey_attestation")), page.typed("label")};
}

}  // namespace web
