/// A page for people who sign in: the casework frame, forms that are believed, and where to go next.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/html/components/form_parts.h"
#include "web/pages/page.h"
#include "web/signing/form_guard.h"
#include "web/signing/signing.h"

namespace web {

class SignedPage : public Page {
public:
    SignedPage(const Request& request, Context& context, html::Language language);

    /// Who has signed in. Only on pages whose permission is of people.
    const identity::SignedIn& me() const;
    Signing& signing() const;
    identity::SignIn& sign_in() const { return signing().sign_in; }
    store::Store& store() const { return sign_in().store(); }
    /// This act of this person, for the rooms' own record.
    identity::Act act() const;

    /// What was typed into a field, without spaces around; as it was, for passwords.
    std::string typed(std::string_view name) const;
    std::string typed_whole(std::string_view name) const { return std::string{request.form.first(name).value_or("")}; }

    /// The casework frame with this title; `path` for the links to the other language comes from the address.
    html::PageFrame frame(std::string title) const;
    /// Token and one-time key: inside every `<form method="post">`.
    html::Html form_fields();
    /// A form that posts to a path of ours, with its fields.
    html::Html post_form(std::string_view path, const html::Html& content);

    Response show(html::PageFrame frame, const html::Html& content, int status = 200);
    /// 303 to a path of ours in this page's language.
    Response go(std::string_view path) const;

private:
    std::string new_visit_;  ///< A cookie made for this answer.
};

using SignedPageFunction = Response (*)(SignedPage&);

/// A form of many long answers: a rapid review has twenty-five of several pages each, and a sign may take nine bytes on the way.
constexpr std::size_t long_form_bytes = 4 * 1024 * 1024;

/// How a page is guarded. The class is C1 unless said.
struct Guard {
    identity::Permission permission;
    AuditEvent audit = AuditEvent::None;
    identity::DataClass data_class = identity::DataClass::C1;
    RateClass rate = RateClass::Pages;   ///< A form that says nothing else counts as Forms.
    bool for_owners = false;
    std::size_t body_bytes = 64 * 1024;  ///< Of what its form may send.
};

/// Adds a page under its path in every language.
void add_signed_page(Routes& routes, std::string_view pattern, const Guard& guard, SignedPageFunction page);
/// Adds what a form of such a page is sent to.
void add_form(Routes& routes, std::string_view pattern, const Guard& guard, SignedPageFunction page);
/// The same for a form that carries files (multipart/form-data).
void add_file_form(Routes& routes, std::string_view pattern, const Guard& guard, SignedPageFunction page);

/// Whether they proved who they are lately enough for what cannot be undone; else they are asked again, and come back to the path.
bool signed_in_lately(const SignedPage& page);
Response to_sign_in_again(const SignedPage& page, std::string_view path);

/// What is wrong with a form: in the summary above it, and beside each field.
class Problems {
public:
    void add(std::string field, const html::Words& words) { found_.push_back({std::move(field), std::string{words.text()}}); }
    /// The same for words that were filled in already.
    void add_text(std::string field, std::string words) { found_.push_back({std::move(field), std::move(words)}); }
    bool any() const { return !found_.empty(); }
    html::Html summary(const html::Catalogue& t) const;
    std::optional<html::govuk::ErrorMessage> at(std::string_view field) const;

private:
    struct Found {
        std::string field, words;
    };
    std::vector<Found> found_;
};

/// A path of ours to go back to, or `otherwise`: never an address of somebody else.
std::string own_path(std::string_view asked, std::string_view otherwise);

}  // namespace web
