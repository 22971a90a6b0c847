#include "web/casework/form_words.h"

#include <algorithm>
#include <initializer_list>

#include "base/assert.h"

namespace web {

using namespace html;

namespace {

std::string joined(std::initializer_list<std::string_view> parts) {
    std::string key;
    for (const auto part : parts) key += (key.empty() ? "" : ".") + std::string{part};
    return key;
}

const Words& needed(const Catalogue& t, const std::string& key) {
    const Words* found = t.find(key);
    if (!found) base::promise_broken(key.c_str(), "messages: no such key", 0);
    return *found;
}

}  // namespace

const Words& form_title(const Catalogue& t, const casework::Form& form) { return needed(t, joined({"form", form.name, "title"})); }

const Words& section_title(const Catalogue& t, const casework::Form& form, const casework::Section& section) {
    return needed(t, joined({"form", form.name, section.key, "title"}));
}

Words turn_title(const Catalogue& t, const casework::Form& form, const casework::Section& section, std::size_t turn, std::size_t turns) {
    const Words& title = section_title(t, form, section);
    return turns < 2 ? title : t("web.form.turn", {{"title", title}, {"number", turn + 1}, {"count", turns}});
}

const Words& field_label(const Catalogue& t, const casework::Form& form, const casework::Section& section, const casework::Field& field) {
    return needed(t, joined({"form", form.name, section.key, field.key, "label"}));
}

const Words* field_hint(const Catalogue& t, const casework::Form& form, const casework::Section& section, const casework::Field& field) {
    return t.find(joined({"form", form.name, section.key, field.key, "hint"}));
}

const Words& option_words(const Catalogue& t, std::string_view option) { return needed(t, casework::option_key(option)); }

Words strength_words(const Catalogue& t, casework::Strength strength) {
    switch (strength) {
        case casework::Strength::Statute: return t("web.form.statute");
        case casework::Strength::Guidance: return t("web.form.guidance");
        case casework::Strength::Panel: return t("web.form.panel");
        case casework::Strength::Local: return t("web.form.local");
        case casework::Strength::Design: break;
    }
    return t("web.form.design");
}

Words problem_words(const Catalogue& t, casework::ProblemKind kind, const Words& label) {
    using enum casework::ProblemKind;
    const Argument named{"label", label};
    switch (kind) {
        case Missing: return t("web.form.missing", {named});
        case NoDay: return t("web.form.no_day", {named});
        case NoTime: return t("web.form.no_time", {named});
        case NoNumber: return t("web.form.no_number", {named});
        case NoOption: return t("web.form.no_option", {named});
        case NoArea: return t("web.form.no_area", {named});
        case NoEmail: return t("web.form.no_email", {named});
        case NoPostcode: return t("web.form.no_postcode", {named});
        case InFuture: return t("web.form.in_future", {named});
        case TooLong: break;
    }
    return t("web.form.too_long", {named});
}

casework::PaperWords paper_words(const Catalogue& t) {
    const auto text = [](const Words& words) { return std::string{words.text()}; };
    return {.of = [&t](std::string_view key) {
                const Words* found = t.find(key);
                return found ? std::string{found->text()} : std::string{};
            },
            .language = t.language() == Language::Welsh ? "cy-GB" : "en-GB",
            .how = text(t("web.form.paper_how")),
            .version = text(t("web.form.paper_version")),
            .optional = text(t("web.form.paper_optional")),
            .choose_one = text(t("web.form.choose")),
            .choose_all = text(t("web.form.choose_all")),
            .day = text(t("web.form.paper_day")),
            .again = text(t("web.form.paper_again")),
            .write_here = text(t("web.form.paper_write"))};
}

const Words& event_words(const Catalogue& t, std::string_view event) { return needed(t, joined({"case", "event", event})); }
const Words& guard_words(const Catalogue& t, std::string_view guard) { return needed(t, joined({"case", "guard", guard})); }

const Words& state_words(const Catalogue& t, std::string_view state) {
    std::string key{state};
    std::ranges::replace(key, '.', '_');
    return needed(t, joined({"case", "state", key}));
}

}  // namespace web
