/// What GOV.UK form components share: label, hint, error message, fieldset, form group.
/// Ported from govuk-frontend 6.6.0 (MIT) and held against its fixtures in `govuk_fixtures_test.cpp`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/html/messages.h"

namespace web::html::govuk {

/// Further attributes of whoever calls a component.
class Attributes {
public:
    Attributes& add(AttributeName name, std::string value) & {
        pairs_.emplace_back(name.text(), std::move(value));
        return *this;
    }
    Attributes add(AttributeName name, std::string value) && { return add(name, std::move(value)); }
    Attributes& add_all(const Attributes& further) {
        pairs_.insert(pairs_.end(), further.pairs_.begin(), further.pairs_.end());
        return *this;
    }
    void write_to(Html& out) const;

private:
    friend class FixtureReader;  // tests alone add names that were not known when the program was written
    std::vector<std::pair<std::string, std::string>> pairs_;
};

/// Attributes that are kept in options, as a part of an element.
class AttributesOf {
public:
    static constexpr bool is_attribute = true;
    AttributesOf(const Attributes& attributes) : attributes_{attributes} {}
    void write_to(Html& out) const { attributes_.write_to(out); }

private:
    const Attributes& attributes_;
};

/// `govuk-label` and the caller's own classes.
std::string classes_of(std::string_view own, std::string_view further);

/// Ids joined by spaces, for `aria-describedby`; nothing when there are none.
std::optional<std::string> described_by(std::initializer_list<std::string_view> ids);

struct Label {
    Html content;
    std::string classes = {};
    bool is_page_heading = false;
    Attributes attributes = {};
    std::string for_id = {};  ///< Set by the component the label belongs to.
};
Html label(const Label& options);

struct Hint {
    Html content;
    std::string classes = {};
    Attributes attributes = {};
    std::string id = {};  ///< Set by the component the hint belongs to.
};
Html hint(const Hint& options);

struct ErrorMessage {
    Html content;
    std::string classes = {};
    Attributes attributes = {};
    std::optional<Html> spoken_first = {};  ///< Heard before the message; "Error" unless given, nothing when empty.
    std::string id = {};                    ///< Set by the component the message belongs to.
};
Html error_message(const Catalogue& t, const ErrorMessage& options);

struct Legend {
    Html content;
    std::string classes = {};
    bool is_page_heading = false;
};
struct Fieldset {
    std::optional<Legend> legend = {};
    std::string classes = {};
    std::string described_by = {};
    std::string role = {};
    Attributes attributes = {};
};
Html fieldset(const Fieldset& options, const Html& content);

/// The block around a form component.
struct FormGroup {
    std::string classes = {};
    Attributes attributes = {};
    Html before = {};  ///< Directly before the control, or the list of controls.
    Html after = {};
};
enum class State { Fine, InError };
Html form_group(const FormGroup& options, State state, const Html& content);

}  // namespace web::html::govuk
