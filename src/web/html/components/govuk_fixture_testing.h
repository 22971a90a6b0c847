/// The options of one of GOV.UK's own test cases, as our components take them.
#pragma once

#include <boost/json.hpp>

#include <optional>
#include <string>
#include <string_view>

#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/raw.h"

namespace web::html::govuk {

/// Reads options as GOV.UK's templates name them into ours.
class FixtureReader {
public:
    FixtureReader(const boost::json::value& options, const Catalogue& t) : options_{options}, t_{t} {}

    const boost::json::value* find(std::string_view key) const {
        const auto* object = options_.if_object();
        return object ? object->if_contains(key) : nullptr;
    }
    FixtureReader at(std::string_view key) const {
        static const boost::json::value none;
        const boost::json::value* found = find(key);
        return {found ? *found : none, t_};
    }
    /// As Nunjucks: absent, null, false, 0 and "" are all nothing.
    bool truthy() const {
        if (const auto* text = options_.if_string()) return !text->empty();
        if (const auto* flag = options_.if_bool()) return *flag;
        if (const auto* number = options_.if_int64()) return *number != 0;
        return !options_.is_null();
    }
    bool truthy(std::string_view key) const { return at(key).truthy(); }
    std::string own_text() const {
        if (const auto* text = options_.if_string()) return std::string{*text};
        if (options_.is_null()) return {};
        return boost::json::serialize(options_);
    }
    std::string text(std::string_view key) const { return at(key).own_text(); }
    std::optional<std::string> maybe(std::string_view key) const {
        const boost::json::value* found = find(key);
        if (!found || found->is_null()) return std::nullopt;
        return text(key);
    }
    std::optional<bool> maybe_bool(std::string_view key) const {
        const boost::json::value* found = find(key);
        return found && found->is_bool() ? std::optional{found->as_bool()} : std::nullopt;
    }
    std::optional<int> maybe_int(std::string_view key) const {
        const boost::json::value* found = find(key);
        return found && found->is_int64() ? std::optional{static_cast<int>(found->as_int64())} : std::nullopt;
    }
    Html content(std::string_view html_key = "html", std::string_view text_key = "text") const {
        if (truthy(html_key)) return Raw::html(text(html_key));
        return Html{text(text_key)};
    }
    std::optional<Url> url(std::string_view key = "href") const { return truthy(key) ? Url::parse(text(key)) : std::nullopt; }
    std::string classes() const { return text("classes"); }

    std::vector<FixtureReader> list(std::string_view key) const {
        std::vector<FixtureReader> items;
        const boost::json::value* found = find(key);
        if (found && found->is_array())
            for (const boost::json::value& item : found->as_array())
                if (FixtureReader reader{item, t_}; reader.truthy()) items.push_back(reader);
        return items;
    }
    /// As list(), with the place each item had among those that are nothing.
    std::vector<std::pair<std::size_t, FixtureReader>> placed(std::string_view key) const {
        std::vector<std::pair<std::size_t, FixtureReader>> items;
        const boost::json::value* found = find(key);
        if (!found || !found->is_array()) return items;
        std::size_t place = 0;
        for (const boost::json::value& item : found->as_array()) {
            if (FixtureReader reader{item, t_}; reader.truthy()) items.emplace_back(place, reader);
            ++place;
        }
        return items;
    }

    Attributes attributes(std::string_view key = "attributes") const {
        Attributes read;
        if (const boost::json::value* found = find(key); found && found->is_object())
            for (const auto& [name, value] : found->as_object()) read.pairs_.emplace_back(name, FixtureReader{value, t_}.own_text());
        return read;
    }
    void translation(Attributes& words, std::string_view key, std::string_view option) const {
        const boost::json::value* found = find(option);
        if (!found || found->is_null()) return;
        const std::string name = "data-i18n." + std::string{key};
        if (found->is_object())
            for (const auto& [plural, value] : found->as_object()) words.pairs_.emplace_back(name + "." + std::string{plural}, std::string{value.as_string()});
        else words.pairs_.emplace_back(name, text(option));
    }

    Label label() const {
        const FixtureReader own = at("label");
        return {.content = own.content(), .classes = own.classes(), .is_page_heading = own.truthy("isPageHeading"), .attributes = own.attributes()};
    }
    std::optional<Hint> hint() const {
        if (!truthy("hint")) return std::nullopt;
        const FixtureReader own = at("hint");
        return Hint{.content = own.content(), .classes = own.classes(), .attributes = own.attributes(), .id = own.text("id")};
    }
    ErrorMessage own_error() const {
        std::optional<Html> first;
        if (const boost::json::value* found = find("visuallyHiddenText")) first = found->is_string() ? Html{text("visuallyHiddenText")} : Html{};
        return {.content = content(), .classes = classes(), .attributes = attributes(), .spoken_first = first, .id = text("id")};
    }
    std::optional<ErrorMessage> error() const {
        return truthy("errorMessage") ? std::optional{at("errorMessage").own_error()} : std::nullopt;
    }
    Fieldset own_fieldset() const {
        Fieldset read{.classes = classes(), .described_by = text("describedBy"), .role = text("role"), .attributes = attributes()};
        const FixtureReader legend = at("legend");
        if (legend.truthy()) read.legend = Legend{legend.content(), legend.classes(), legend.truthy("isPageHeading")};
        return read;
    }
    std::optional<Fieldset> fieldset() const { return truthy("fieldset") ? std::optional{at("fieldset").own_fieldset()} : std::nullopt; }
    FormGroup group(std::string_view before = "beforeInput", std::string_view after = "afterInput") const {
        const FixtureReader own = at("formGroup");
        return {.classes = own.classes(), .attributes = own.attributes(), .before = own.at(before).content(), .after = own.at(after).content()};
    }
    Spelling spelling() const {
        const auto said = maybe_bool("spellcheck");
        return !said ? Spelling::AsBrowser : *said ? Spelling::Checked : Spelling::Unchecked;
    }
    const Catalogue& t() const { return t_; }

private:
    const boost::json::value& options_;
    const Catalogue& t_;
};

}  // namespace web::html::govuk
