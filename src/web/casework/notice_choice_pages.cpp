#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "identity/person.h"
#include "identity/standing.h"
#include "notices/choice.h"
#include "web/casework/desk.h"
#include "web/casework/notice_pages.h"
#include "web/casework/notice_words.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using notices::Choice;
using notices::Kind;

namespace {

constexpr int hours_of_a_day = 24;

/// What stands in the form: what was chosen, or what was just typed.
struct ChoiceForm {
    Choice choice;
    std::string horizon;
    Problems problems = {};
};

Html radios_of(const SignedPage& page, const char* name, Key legend, std::vector<govuk::Choice> items) {
    return govuk::radios(page.t, {.name = name, .items = std::move(items), .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = Html{page.t(legend)}, .classes = "govuk-fieldset__legend--s"}}});
}

Html hour_field(const SignedPage& page, const ChoiceForm& form) {
    std::vector<govuk::SelectItem> hours;
    for (int hour = 0; hour < hours_of_a_day; ++hour)
        hours.push_back({.content = Html{fmt::format("{:02}:00", hour)}, .value = std::to_string(hour), .selected = hour == form.choice.hour, .attributes = govuk::Attributes{}.add("data-from-record", "")});
    return govuk::select(page.t, {.name = "hour", .items = std::move(hours), .label = {.content = page.t("web.notices.hour"), .classes = "govuk-label--s"}, .hint = govuk::Hint{.content = page.t("web.notices.hour_hint")}});
}

Html kinds_field(const SignedPage& page, const ChoiceForm& form) {
    std::vector<govuk::Choice> kinds;
    for (const auto kind : notices::all_kinds())
        if (!notices::is_told_at_once(kind)) kinds.push_back({.value = std::string{notices::name_of(kind)}, .content = Html{notice_kind_words(page.t, kind)}, .chosen = !form.choice.silent.contains(kind)});
    return govuk::checkboxes(page.t, {.name = "kinds", .items = std::move(kinds), .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = page.t("web.notices.kinds"), .classes = "govuk-fieldset__legend--s"}},
                                      .hint = govuk::Hint{.content = page.t("web.notices.kinds_hint")}});
}

Html choice_fields(const SignedPage& page, const ChoiceForm& form) {
    const auto& t = page.t;
    const auto& choice = form.choice;
    return together(radios_of(page, "digest", "web.notices.digest", {{.value = "daily", .content = t("web.notices.digest_daily"), .chosen = choice.digest == notices::Digest::Daily},
                                                                      {.value = "off", .content = t("web.notices.digest_off"), .chosen = choice.digest == notices::Digest::Off}}),
                    hour_field(page, form),
                    radios_of(page, "days", "web.notices.days", {{.value = "weekdays", .content = t("web.notices.days_weekdays"), .chosen = choice.days == notices::Days::Weekdays},
                                                                 {.value = "every", .content = t("web.notices.days_every"), .chosen = choice.days == notices::Days::Every}}),
                    govuk::input(t, {.name = "horizon", .label = {.content = t("web.notices.horizon"), .classes = "govuk-label--s"}, .hint = govuk::Hint{.content = t("web.notices.horizon_hint")}, .error = form.problems.at("horizon"),
                                     .value = form.horizon, .classes = "govuk-input--width-2", .input_mode = "numeric"}),
                    radios_of(page, "language", "web.notices.language", {{.value = "en", .content = span(attr("lang", "en"), t("web.notices.english")), .chosen = choice.language == "en"},
                                                                         {.value = "cy", .content = span(attr("lang", "cy"), t("web.notices.welsh")), .chosen = choice.language == "cy"}}),
                    kinds_field(page, form), p(cls("acts"), button(cls("btn"), type("submit"), t("web.notices.save"))));
}

/// Where mail goes, and what holds now: no server, somebody covers.
Html how_it_stands(const SignedPage& page) {
    const auto& t = page.t;
    const auto [address, covers] = page.store().read([&](store::Snapshot& snapshot) {
        std::vector<std::string> names;
        for (const auto cover : identity::who_covers(snapshot, page.me().person, page.context.now)) names.push_back(identity::person(snapshot, cover)->name);
        return std::pair{identity::person(snapshot, page.me().person)->address, names};
    });
    Html out;
    if (desk_of(page).mail.configured) out << p(t("web.notices.goes_to"), sign(" "), span(cls("wrap-any"), from_record(), address));
    else out << govuk::inset_text({.content = Html{p(t("web.notices.no_mail"))}});
    for (const auto& name : covers) out << govuk::inset_text({.content = Html{p(t("web.notices.covered"), sign(" "), span(from_record(), name))}});
    return out;
}

Response show_choice(SignedPage& page, const ChoiceForm& form, int status) {
    const auto& t = page.t;
    auto frame = page.frame(std::string{t("web.notices.choose").text()});
    if (form.problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    frame.breadcrumbs = {{Html{t("web.notices.title")}, page.link("/notifications")}};
    frame.crumb = t("web.notices.choose").text();
    const Html saved = page.asked("done") == "1" ? govuk::notification_banner(t, {.content = Html{t("web.notices.saved")}, .kind = govuk::BannerKind::Success}) : Html{};
    return page.show(std::move(frame), div(cls("wrap measure"), form.problems.summary(t), saved, h1(t("web.notices.choose")), p(t("web.notices.what_mail_says")), how_it_stands(page),
                                           section(cls("card"), page.post_form("/settings/notifications", choice_fields(page, form)))), status);
}

Response choice_page(SignedPage& page) {
    const auto choice = page.store().read([&](store::Snapshot& snapshot) { return notices::choice_of(snapshot, page.me().person); });
    return show_choice(page, {choice, std::to_string(choice.horizon_days)}, 200);
}

std::optional<int> number_within(const std::string& text, int least, int most) {
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() && number >= least && number <= most ? std::optional{number} : std::nullopt;
}

ChoiceForm posted_choice(const SignedPage& page) {
    ChoiceForm form{.choice = {}, .horizon = page.typed("horizon")};
    form.choice.digest = page.typed("digest") == "off" ? notices::Digest::Off : notices::Digest::Daily;
    form.choice.days = page.typed("days") == "every" ? notices::Days::Every : notices::Days::Weekdays;
    form.choice.language = page.typed("language") == "cy" ? "cy" : "en";
    form.choice.hour = number_within(page.typed("hour"), 0, hours_of_a_day - 1).value_or(form.choice.hour);
    if (const auto days = number_within(form.horizon, 0, notices::longest_horizon_days)) form.choice.horizon_days = *days;
    else form.problems.add("horizon", page.t("web.notices.horizon_wrong", {{"most", notices::longest_horizon_days}}));
    const auto wanted = page.request.form.all("kinds");
    for (const auto kind : notices::all_kinds())
        if (!notices::is_told_at_once(kind) && std::ranges::find(wanted, notices::name_of(kind)) == wanted.end()) form.choice.silent.insert(kind);
    return form;
}

Response save_choice(SignedPage& page) {
    const auto form = posted_choice(page);
    if (form.problems.any()) return show_choice(page, form, 422);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            notices::choose(transaction, page.me().person, form.choice, page.context.now);
            return "/settings/notifications?done=1";
        });
    });
    return page.go(to);
}

}  // namespace

void add_notice_choice_pages(Routes& routes) {
    const Guard own{.permission = identity::Permission::ListCases, .audit = AuditEvent::None};
    add_signed_page(routes, "/settings/notifications", own, choice_page);
    add_form(routes, "/settings/notifications", own, save_choice);
}

}  // namespace web
