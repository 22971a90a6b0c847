// Each component that is used, in each case that GOV.UK tests its own templates with.

#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>

#include "web/html/components/govuk_fixture_testing.h"
#include "web/html/components/navigation.h"
#include "web/html/components/notices.h"
#include "web/html/components/tables.h"
#include "web/html/raw.h"
#include "web/html/tree_test.h"

namespace json = boost::json;

namespace web::html::govuk {

namespace {

using R = FixtureReader;

std::optional<Affix> affix(const R& r, std::string_view key) {
    const R own = r.at(key);
    return own.truthy() ? std::optional{Affix{own.content(), own.classes(), own.attributes()}} : std::nullopt;
}

Html render_input(const R& r) {
    return input(r.t(), {.name = r.text("name"), .id = r.text("id"), .label = r.label(), .hint = r.hint(), .error = r.error(),
                         .type = r.truthy("type") ? r.text("type") : "text", .value = r.maybe("value"), .classes = r.classes(),
                         .input_mode = r.text("inputmode"), .autocomplete = r.text("autocomplete"), .autocapitalize = r.text("autocapitalize"),
                         .pattern = r.text("pattern"), .described_by = r.text("describedBy"), .spelling = r.spelling(), .disabled = r.truthy("disabled"),
                         .prefix = affix(r, "prefix"), .suffix = affix(r, "suffix"),
                         .wrapper = {r.at("inputWrapper").classes(), r.at("inputWrapper").attributes()}, .group = r.group(), .attributes = r.attributes()});
}

Textarea textarea_of(const R& r) {
    return {.name = r.text("name"), .id = r.text("id"), .label = r.label(), .hint = r.hint(), .error = r.error(), .value = r.text("value"),
            .rows = r.maybe_int("rows").value_or(5), .classes = r.classes(), .autocomplete = r.text("autocomplete"), .described_by = r.text("describedBy"),
            .spelling = r.spelling(), .disabled = r.truthy("disabled"), .group = r.group(), .attributes = r.attributes()};
}

Html render_select(const R& r) {
    Select read{.name = r.text("name"), .id = r.text("id"), .label = r.label(), .hint = r.hint(), .error = r.error(), .classes = r.classes(),
                .described_by = r.text("describedBy"), .disabled = r.truthy("disabled"), .group = r.group(), .attributes = r.attributes()};
    for (const R& item : r.list("items")) {
        const std::string effective = item.find("value") ? item.text("value") : item.text("text");
        const bool chosen = r.truthy("value") && effective == r.text("value") && item.maybe_bool("selected") != false;
        read.items.push_back({.content = Html{item.text("text")}, .value = item.find("value") ? std::optional{item.text("value")} : std::nullopt,
                              .selected = item.truthy("selected") || chosen, .disabled = item.truthy("disabled"), .attributes = item.attributes()});
    }
    return select(r.t(), read);
}

Choices choices_of(const R& r) {
    Choices read{.name = r.text("name"), .id_prefix = r.text("idPrefix"), .fieldset = r.fieldset(), .hint = r.hint(), .error = r.error(),
                 .described_by = r.text("describedBy"), .classes = r.classes(), .group = r.group("beforeInputs", "afterInputs"), .attributes = r.attributes()};
    for (const auto& [place, item] : r.placed("items")) {
        bool chosen = r.truthy("value") && item.text("value") == r.text("value");
        for (const json::value& value : r.find("values") && r.find("values")->is_array() ? r.find("values")->as_array() : json::array{})
            chosen = chosen || R{value, r.t()}.own_text() == item.text("value");
        const std::string prefix = read.id_prefix.empty() ? read.name : read.id_prefix;
        read.items.push_back({.value = item.text("value"), .content = item.content(),
                              .chosen = item.truthy("checked") || (chosen && item.maybe_bool("checked") != false), .disabled = item.truthy("disabled"),
                              .hint = item.hint(), .conditional = item.at("conditional").content("html", ""),
                              // Items that are nothing still count in GOV.UK's numbering of ids.
                              .id = item.truthy("id") ? item.text("id") : place == 0 ? prefix : prefix + "-" + std::to_string(place + 1),
                              .name = item.text("name"), .behaviour = item.text("behaviour"), .label_classes = item.at("label").classes(),
                              .label_attributes = item.at("label").attributes(), .attributes = item.attributes(), .divider = Html{item.text("divider")}});
    }
    return read;
}

DateItem date_item_of(const R& r, const R& item, std::string name) {
    static const std::map<std::string, std::string, std::less<>> parts{{"day", "Day"}, {"month", "Month"}, {"year", "Year"}};
    DateItem read;
    const R part = parts.contains(name) ? r.at(name) : item;
    for (const auto& [key, label] : parts)
        if (!name.empty() && r.at(key).text("name") == name && key == "year") read.width = 4;
    if (name == "year") read.width = 4;
    std::string spoken = name;
    if (!spoken.empty()) spoken[0] = static_cast<char>(std::toupper(spoken[0]));
    read.name = name;
    read.label = Html{item.truthy("label") ? item.text("label") : spoken};
    const std::string full_name = r.truthy("namePrefix") ? r.text("namePrefix") + "-" + name : name;
    read.value = item.maybe("value");
    if (!read.value) read.value = part.maybe("value");
    if (!read.value && parts.contains(name)) read.value = r.at("values").maybe(r.find(name) ? full_name : name);
    if (!read.value) read.value = r.at("values").maybe(full_name);
    read.id = item.text("id");
    read.in_error = item.maybe_bool("error");
    read.classes = item.classes();
    if (item.truthy("inputmode")) read.input_mode = item.text("inputmode");
    read.autocomplete = item.text("autocomplete");
    read.pattern = item.text("pattern");
    read.attributes = item.attributes();
    return read;
}

Html render_date_input(const R& r) {
    DateInput read{.id = r.text("id"), .name_prefix = r.text("namePrefix"), .items = {}, .fieldset = r.fieldset(), .hint = r.hint(), .error = r.error(),
                   .classes = r.classes(), .group = r.group("beforeInputs", "afterInputs"), .attributes = r.attributes()};
    for (const R& item : r.list("items")) read.items.push_back(date_item_of(r, item, item.text("name")));
    if (r.find("items") && r.find("items")->is_array() && !r.find("items")->as_array().empty()) return date_input(r.t(), read);
    for (const std::string name : {"day", "month", "year"}) {
        if (r.find(name) && !r.truthy(name)) continue;
        read.items.push_back(date_item_of(r, r.at(name), r.at(name).truthy("name") ? r.at(name).text("name") : name));
        if (name == "year") read.items.back().width = 4;
    }
    return date_input(r.t(), read);
}

Html render_character_count(const R& r) {
    CharacterCount read{.textarea = textarea_of(r), .most_characters = r.maybe_int("maxlength"), .most_words = r.maybe_int("maxwords"),
                        .count_type = r.text("countType"), .threshold = r.text("threshold"), .message_classes = r.at("countMessage").classes()};
    const auto most = read.most_words ? read.most_words : read.most_characters;
    if (std::string words = r.text("textareaDescriptionText"); !words.empty()) {
        if (!most) r.translation(read.words, "textarea-description.other", "textareaDescriptionText");
        if (const std::size_t at = words.find("%{count}"); at != std::string::npos) words.replace(at, 8, std::to_string(most.value_or(0)));
        read.limit = Html{words};
    }
    for (const auto& [key, option] : std::initializer_list<std::pair<const char*, const char*>>{
             {"characters-under-limit", "charactersUnderLimitText"}, {"characters-at-limit", "charactersAtLimitText"},
             {"characters-over-limit", "charactersOverLimitText"}, {"words-under-limit", "wordsUnderLimitText"}, {"words-at-limit", "wordsAtLimitText"},
             {"words-over-limit", "wordsOverLimitText"}})
        r.translation(read.words, key, option);
    return character_count(r.t(), read);
}

Html render_file_upload(const R& r) {
    FileUpload read{.name = r.text("name"), .id = r.text("id"), .label = r.label(), .hint = r.hint(), .error = r.error(), .classes = r.classes(),
                    .described_by = r.text("describedBy"), .multiple = r.truthy("multiple"), .disabled = r.truthy("disabled"),
                    .drop_zone = r.truthy("javascript"), .wrapper = {r.text("wrapperClasses"), r.attributes("wrapperAttributes")}, .group = r.group(),
                    .attributes = r.attributes()};
    for (const auto& [key, option] : std::initializer_list<std::pair<const char*, const char*>>{
             {"choose-files-button", "chooseFilesButtonText"}, {"no-file-chosen", "noFileChosenText"}, {"multiple-files-chosen", "multipleFilesChosenText"},
             {"drop-instruction", "dropInstructionText"}, {"entered-drop-zone", "enteredDropZoneText"}, {"left-drop-zone", "leftDropZoneText"}})
        r.translation(read.drop_zone_words, key, option);
    return file_upload(r.t(), read);
}

std::optional<bool> takes_focus(const R& r) {
    const auto disabled = r.maybe_bool("disableAutoFocus");
    return disabled ? std::optional{!*disabled} : std::nullopt;
}

Html render_error_summary(const R& r) {
    ErrorSummary read{.title = r.content("titleHtml", "titleText"), .description = r.content("descriptionHtml", "descriptionText"),
                      .takes_focus = takes_focus(r), .classes = r.classes(), .attributes = r.attributes()};
    for (const R& item : r.list("errorList")) read.errors.push_back({item.content(), item.url(), item.attributes()});
    return error_summary(r.t(), read);
}

Html render_notification_banner(const R& r) {
    const Html title = r.content("titleHtml", "titleText");
    NotificationBanner read{.content = r.content(), .kind = r.text("type") == "success" ? BannerKind::Success : BannerKind::Important,
                            .content_is = r.truthy("html") ? NotificationBanner::Content::Written : NotificationBanner::Content::OneLine,
                            .title = title.empty() ? std::nullopt : std::optional{title}, .heading_level = r.maybe_int("titleHeadingLevel").value_or(2),
                            .role = r.text("role"), .takes_focus = takes_focus(r), .classes = r.classes(), .attributes = r.attributes()};
    if (r.truthy("titleId")) read.title_id = r.text("titleId");
    if (r.truthy("titleHeadingLevel")) read.heading_level = std::stoi(r.text("titleHeadingLevel"));
    return notification_banner(r.t(), read);
}

TagLabel tag_of_fixture(const R& r) { return {r.content(), r.classes(), r.attributes()}; }

Html render_panel(const R& r) {
    Panel read{.title = r.content("titleHtml", "titleText"), .content = r.content(), .heading_level = r.maybe_int("headingLevel").value_or(1),
               .classes = r.classes(), .actions_classes = r.at("actions").classes(), .actions_attributes = r.at("actions").attributes(),
               .attributes = r.attributes()};
    if (r.truthy("actions")) {
        read.actions.emplace();
        for (const R& item : r.at("actions").list("items"))
            read.actions->push_back({Html{item.text("text")}, item.url(), item.text("type"), item.classes(), item.attributes()});
    }
    return panel(read);
}

Html render_exit(const R& r) {
    ExitThisPage read{.content = r.content(), .id = r.text("id"), .classes = r.classes(), .attributes = r.attributes()};
    if (const auto to = r.url("redirectUrl")) read.to = *to;
    for (const auto& [key, option] : std::initializer_list<std::pair<const char*, const char*>>{{"activated", "activatedText"}, {"timed-out", "timedOutText"},
             {"press-two-more-times", "pressTwoMoreTimesText"}, {"press-one-more-time", "pressOneMoreTimeText"}})
        r.translation(read.words, key, option);
    return exit_this_page(r.t(), read);
}

Html render_button(const R& r) {
    return button({.content = r.content(), .type = r.truthy("type") ? r.text("type") : "submit", .to = r.url(), .name = r.text("name"), .value = r.text("value"),
                   .id = r.text("id"), .look = r.truthy("isStartButton") ? Button::Look::Start : Button::Look::Usual, .disabled = r.truthy("disabled"),
                   .prevents_double_click = r.maybe_bool("preventDoubleClick"), .classes = r.classes(), .attributes = r.attributes()});
}

Html render_breadcrumbs(const R& r) {
    Breadcrumbs read{.items = {}, .collapse_on_phone = r.truthy("collapseOnMobile"), .landmark = r.maybe("labelText"), .classes = r.classes(),
                     .attributes = r.attributes()};
    for (const R& item : r.list("items")) read.items.push_back({item.content(), item.url(), item.attributes()});
    return breadcrumbs(r.t(), read);
}

std::optional<PageStep> page_step(const R& r) {
    const auto to = r.url();
    if (!to) return std::nullopt;
    return PageStep{*to, r.content(), Html{r.text("labelText")}, r.attributes()};
}

Html render_pagination(const R& r) {
    Pagination read{.previous = page_step(r.at("previous")), .next = page_step(r.at("next")), .landmark = r.maybe("landmarkLabel"), .classes = r.classes(),
                    .attributes = r.attributes()};
    if (r.truthy("items")) {
        read.items.emplace();
        for (const R& item : r.list("items"))
            if (item.truthy("number") || item.truthy("ellipsis"))
                read.items->push_back({item.url(), Html{item.text("number")}, item.maybe("visuallyHiddenText"), item.truthy("current"), item.truthy("ellipsis"),
                                   item.attributes()});
    }
    return pagination(r.t(), read);
}

Html render_tabs(const R& r) {
    Tabs read{.items = {}, .id = r.text("id"), .id_prefix = r.text("idPrefix"), .title = Html{r.text("title")}, .classes = r.classes(),
              .attributes = r.attributes()};
    for (const auto& [place, item] : r.placed("items")) {
        const R own = item.at("panel");
        read.items.push_back({Html{item.text("label")}, item.truthy("id") ? item.text("id") : read.id_prefix + "-" + std::to_string(place + 1), own.content(),
                              own.truthy("html") ? Tab::Content::Written : Tab::Content::Text, item.attributes(), own.attributes()});
    }
    return tabs(r.t(), read);
}

Cell cell(const R& r) { return {r.content(), r.text("format"), r.classes(), r.maybe_int("colspan"), r.maybe_int("rowspan"), r.attributes()}; }

Html render_table(const R& r) {
    Table read{.caption = Html{r.text("caption")}, .caption_classes = r.text("captionClasses"), .rows = {}, .first_cell_is_header = r.truthy("firstCellIsHeader"),
               .classes = r.classes(), .attributes = r.attributes()};
    if (r.truthy("head")) {
        read.head.emplace();
        for (const R& item : r.list("head")) read.head->push_back(cell(item));
    }
    if (const json::value* rows = r.find("rows"); rows && rows->is_array())
        for (const json::value& row : rows->as_array()) {
            if (!row.is_array()) continue;
            read.rows.emplace_back();
            for (const json::value& item : row.as_array()) read.rows.back().push_back(cell(R{item, r.t()}));
        }
    return table(read);
}

Actions actions_of(const R& r) {
    Actions read{.items = {}, .classes = r.classes()};
    for (const R& item : r.list("items"))
        read.items.push_back({item.url().value_or(Url{"#"}), item.content(), Html{item.text("visuallyHiddenText")}, item.classes(), item.attributes()});
    return read;
}

Html render_summary_list(const R& r) {
    SummaryList read{.rows = {}, .classes = r.classes(), .attributes = r.attributes()};
    for (const R& row : r.list("rows")) {
        read.rows.push_back({row.at("key").content(), row.at("value").content(), {}, row.classes(), row.at("key").classes(), row.at("value").classes()});
        if (row.at("actions").truthy("items")) read.rows.back().actions = actions_of(row.at("actions"));
    }
    if (r.truthy("card")) {
        const R own = r.at("card");
        const R title = own.at("title");
        read.card = SummaryCard{.title = title.truthy() ? std::optional{title.content()} : std::nullopt, .title_classes = title.classes(),
                                .heading_level = title.maybe_int("headingLevel").value_or(2), .actions = actions_of(own.at("actions")),
                                .classes = own.classes(), .attributes = own.attributes()};
    }
    return summary_list(read);
}

Html render_label(const R& r) {
    return label({.content = r.content(), .classes = r.classes(), .is_page_heading = r.truthy("isPageHeading"), .attributes = r.attributes(), .for_id = r.text("for")});
}

const std::map<std::string, std::function<Html(const R&)>>& components() {
    static const std::map<std::string, std::function<Html(const R&)>> all{
        {"label", render_label},
        {"hint", [](const R& r) { return hint({r.content(), r.classes(), r.attributes(), r.text("id")}); }},
        {"error-message", [](const R& r) { return error_message(r.t(), r.own_error()); }},
        {"fieldset", [](const R& r) { return fieldset(r.own_fieldset(), r.content("html", "")); }},
        {"input", render_input},
        {"textarea", [](const R& r) { return textarea(r.t(), textarea_of(r)); }},
        {"select", render_select},
        {"radios", [](const R& r) { return radios(r.t(), choices_of(r)); }},
        {"checkboxes", [](const R& r) { return checkboxes(r.t(), choices_of(r)); }},
        {"date-input", render_date_input},
        {"character-count", render_character_count},
        {"file-upload", render_file_upload},
        {"error-summary", render_error_summary},
        {"notification-banner", render_notification_banner},
        {"warning-text",
         [](const R& r) {
             const std::string first = r.text("iconFallbackText");
             return warning_text(r.t(), {r.content(), first.empty() ? std::nullopt : std::optional{Html{first}}, r.classes(), r.attributes()});
         }},
        {"inset-text", [](const R& r) { return inset_text({r.content(), r.text("id"), r.classes(), r.attributes()}); }},
        {"details",
         [](const R& r) {
             return details({r.content("summaryHtml", "summaryText"), r.content(), r.text("id"), r.truthy("open"), r.classes(), r.attributes()});
         }},
        {"tag", [](const R& r) { return tag_label(tag_of_fixture(r)); }},
        {"phase-banner", [](const R& r) { return phase_banner({tag_of_fixture(r.at("tag")), r.content(), r.classes(), r.attributes()}); }},
        {"panel", render_panel},
        {"exit-this-page", render_exit},
        {"button", render_button},
        {"skip-link", [](const R& r) { return skip_link({r.content(), r.url().value_or(Url{"#content"}), r.classes(), r.attributes()}); }},
        {"back-link", [](const R& r) { return back_link(r.t(), {r.url().value_or(Url{"#"}), r.content(), r.classes(), r.attributes()}); }},
        {"breadcrumbs", render_breadcrumbs},
        {"pagination", render_pagination},
        {"tabs", render_tabs},
        {"table", render_table},
        {"summary-list", render_summary_list}};
    return all;
}

json::value fixtures_of(const std::string& component) {
    std::ifstream file{std::string{CAIRN_SOURCE_DIR} + "/tests/fixtures/govuk-frontend/" + component + ".json"};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    REQUIRE(file);
    return json::parse(bytes.str());
}

}  // namespace
}  // namespace web::html::govuk

TEST_SUITE("GOV.UK components") {

TEST_CASE("each component is built as GOV.UK builds it, in every case that GOV.UK tests") {
    using namespace web::html;
    const Messages messages = Messages::load();
    int cases = 0;
    for (const auto& [name, render] : govuk::components()) {
        const json::value file = govuk::fixtures_of(name);
        for (const json::value& fixture : file.at("fixtures").as_array()) {
            const std::string case_name = name + ": " + std::string{fixture.at("name").as_string()};
            CAPTURE(case_name);
            const Html ours = render({fixture.at("options"), messages.in(Language::English)});
            CHECK(tree_of(ours.view()) == tree_of(std::string{fixture.at("html").as_string()}));
            ++cases;
        }
    }
    CHECK(cases == 575);
}

}
