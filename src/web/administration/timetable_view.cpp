#include "web/administration/timetable_view.h"

#include "web/casework/desk.h"
#include "web/casework/local_steps_view.h"
#include "web/html/components/fields.h"
#include "web/html/components/navigation.h"
#include "web/html/components/notices.h"
#include "web/html/components/tables.h"
#include "web/html/days.h"
#include "web/html/moment.h"
#include "web/signing/fields.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Timetable;
using casework::TimetableProblem;

namespace {

constexpr std::size_t empty_rows = 3;  ///< For further steps, so that none needs script.

Words version_words(const SignedPage& page, const Timetable& table) {
    return table.version == 0 ? page.t("web.timetables.shipped") : page.t("web.timetables.version", {{"version", table.version}, {"day", day_words(page.t, table.from)}});
}

std::string field_name(const char* field, std::size_t row) { return std::string{field} + "-" + std::to_string(row); }

void add_timetable_problems(const SignedPage& page, const TimetableForm& form, Problems& problems) {
    using What = TimetableProblem::What;
    for (const auto& one : form.problems) {
        const std::size_t row = one.row.value_or(0);
        const auto step = static_cast<std::int64_t>(row + 1);
        switch (one.what) {
            case What::NotADay: problems.add(field_name("day", row), page.t("web.timetables.problem_day", {{"step", step}})); break;
            case What::NoWords: problems.add(field_name("what", row), page.t("web.timetables.problem_what", {{"step", step}})); break;
            case What::TooLong: problems.add(field_name("what", row), page.t("web.timetables.problem_long", {{"step", step}})); break;
            case What::NoStep: problems.add("day-0", page.t("web.timetables.problem_none")); break;
            case What::TooMany: problems.add("day-0", page.t("web.timetables.problem_many")); break;
            case What::NoSource: problems.add("source", page.t("web.timetables.problem_source")); break;
        }
    }
    if (form.checked_wrong) problems.add("checked-day", page.t("web.timetables.problem_checked"));
    if (form.stale) problems.add("day-0", page.t("web.timetables.problem_stale"));
}

Html words_field(const SignedPage& page, const Problems& problems, std::string name, const Words& label, std::string text, std::string classes = {}) {
    govuk::Input input{.name = name, .id = name, .label = {.content = Html{label}}};
    input.error = problems.at(name), input.value = std::move(text), input.classes = std::move(classes);
    return govuk::input(page.t, input);
}

Html step_row(const SignedPage& page, const Problems& problems, const TimetableForm& form, std::size_t i) {
    const auto& t = page.t;
    const casework::TimetableRow row = i < form.rows.size() ? form.rows[i] : casework::TimetableRow{};
    const std::string typed_day = i < form.days.size() ? form.days[i] : std::string{};
    return fieldset(cls("step-row"), legend(t("web.timetables.step", {{"number", static_cast<std::int64_t>(i + 1)}})),
                    div(cls("filter-form"), words_field(page, problems, field_name("day", i), t("web.timetables.day"), typed_day, "govuk-input--width-2"),
                        words_field(page, problems, field_name("what", i), t("web.timetables.what"), row.what), words_field(page, problems, field_name("what_cy", i), t("web.timetables.what_cy"), row.what_cy),
                        words_field(page, problems, field_name("who", i), t("web.timetables.who"), row.who)));
}

Html checked_field(const SignedPage& page, const Problems& problems, const TimetableForm& form) {
    auto items = govuk::day_month_year(page.t);
    for (std::size_t i = 0; i < items.size(); ++i) items[i].value = form.checked[i];
    return govuk::date_input(page.t, {.id = "checked", .name_prefix = "checked", .items = std::move(items), .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = page.t("web.timetables.checked")}},
                                      .hint = govuk::Hint{.content = page.t("web.timetables.checked_hint")}, .error = problems.at("checked-day")});
}

Html edit_form(SignedPage& page, const TimetableOwner& owner, const TimetableForm& form, const Problems& problems) {
    const auto& t = page.t;
    Html rows;
    for (std::size_t i = 0; i < form.rows.size() + empty_rows; ++i) rows << step_row(page, problems, form, i);
    govuk::Input source{.name = "source", .id = "source", .label = {.content = t("web.timetables.source")}, .hint = govuk::Hint{.content = t("web.timetables.source_hint")}};
    source.value = form.source, source.error = problems.at("source");
    return page.post_form("/admin/timetables/" + owner.public_id, together(tag::input(type("hidden"), name("seen"), value(std::to_string(form.seen))), rows, govuk::input(t, source),
                                                                          checked_field(page, problems, form), p(cls("muted"), t("web.timetables.from_today")), submit(t("web.timetables.save"))));
}

Html versions(SignedPage& page, const TimetableOwner& owner) {
    const auto& t = page.t;
    Html list;
    for (const auto& one : owner.versions) {
        Html who;
        if (one.version > 0) who << p(cls("muted small"), name_of_account(page, one.written_by), sign(", "), moment(t, one.written_at));
        list << govuk::details({.summary = together(version_words(page, one), when(one.shipped && one.version > 0, [&](Html& out) { out << sign(" ") << t("web.timetables.went_back"); })), .content = together(who, timetable_table(page, one, nullptr))});
    }
    return section(labelled_by("versions"), h2(id("versions"), t("web.timetables.versions")), list,
                   when(owner.versions.front().version > 0, [&](Html& out) { out << page.post_form("/admin/timetables/" + owner.public_id + "/reset", govuk::button({.content = t("web.timetables.reset"), .classes = "govuk-button--secondary"})); }));
}

}  // namespace

TimetableForm form_of(const Timetable& table) {
    TimetableForm form{.rows = table.rows, .days = {}, .source = table.source, .checked = {}, .seen = table.version};
    for (const auto& row : table.rows) form.days.push_back(std::to_string(row.working_day));
    if (table.checked_on) {
        const std::chrono::year_month_day on{*table.checked_on};
        form.checked = {std::to_string(static_cast<unsigned>(on.day())), std::to_string(static_cast<unsigned>(on.month())), std::to_string(static_cast<int>(on.year()))};
    }
    return form;
}

Html timetables_view(const SignedPage& page, const std::vector<TimetableOwner>& owners) {
    const auto& t = page.t;
    Html cards;
    for (const auto& owner : owners)
        cards << section(cls("card"), h2(from_record(), owner.name), p(cls("muted"), version_words(page, owner.versions.front())), timetable_table(page, owner.versions.front(), nullptr),
                         p(a(href(page.link("/admin/timetables/" + owner.public_id)), t("web.timetables.change"), span(cls("sr"), sign(" "), span(from_record(), owner.name)))));
    if (cards.empty()) cards << p(t("web.timetables.none"));
    return div(cls("wrap"), h1(t("web.timetables.title")), p(cls("lede"), t("web.timetables.lede")), cards);
}

Html timetable_view(SignedPage& page, const TimetableOwner& owner, const TimetableForm& form) {
    const auto& t = page.t;
    Problems problems;
    add_timetable_problems(page, form, problems);
    const std::string done = page.asked("done");
    Html told;
    if (done == "saved") told << govuk::notification_banner(t, {.content = t("web.timetables.saved"), .kind = govuk::BannerKind::Success});
    if (done == "reset") told << govuk::notification_banner(t, {.content = t("web.timetables.was_reset"), .kind = govuk::BannerKind::Success});
    Html newer;
    if (form.stale) newer << section(cls("card"), h2(t("web.timetables.newer")), timetable_table(page, owner.versions.front(), nullptr));
    return div(cls("wrap"), told, problems.summary(t), h1(t("web.timetables.title")), p(cls("lede"), from_record(), owner.name), p(t("web.timetables.lede")), newer, edit_form(page, owner, form, problems),
               versions(page, owner));
}

}  // namespace web
