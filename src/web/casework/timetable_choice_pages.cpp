#include <charconv>

#include "base/text.h"
#include "web/casework/clock_pages.h"
#include "web/casework/local_steps_view.h"
#include "web/html/components/choices.h"
#include "web/html/components/fields.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/signing/fields.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;

namespace {

constexpr std::size_t longest_reasons = 4000;

std::vector<casework::Timetable> versions_for(const CaseDesk& desk) {
    return desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::timetables(snapshot, desk.desk.ground.calendar, desk.of.partnership); });
}

Response show_choice(CaseDesk& desk, const Problems& problems) {
    auto& page = desk.page;
    const auto& t = page.t;
    const Words& title = t("web.timetables.choose_title");
    govuk::Choices versions{.name = "version", .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = t("web.timetables.which")}}};
    versions.id_prefix = "version", versions.error = problems.at("version");
    for (const auto& one : versions_for(desk)) {
        const auto number = std::to_string(one.version);
        versions.items.push_back({.value = number, .content = one.version == 0 ? Html{t("web.timetables.shipped")} : Html{t("web.timetables.version", {{"version", one.version}, {"day", day_words(t, one.from)}})}, .chosen = page.typed("version") == number});
    }
    govuk::Textarea reasons{.name = "reasons", .id = "reasons", .label = {.content = t("web.timetables.reasons")}, .hint = govuk::Hint{.content = t("web.timetables.reasons_hint")}, .value = page.typed_whole("reasons")};
    reasons.error = problems.at("reasons");
    auto frame = desk.frame(std::string{problems.any() ? t("web.sign_in.error_title", {{"title", title}}).text() : title.text()});
    frame.breadcrumbs.push_back({Html{t("web.case.clocks_title")}, desk.link("/clocks")});
    return page.show(std::move(frame), div(cls("wrap measure"), problems.summary(t), h1(title), p(t("web.timetables.no_statute")),
                                           page.post_form(desk.path("/clocks/timetable"), together(govuk::radios(t, versions), govuk::textarea(t, reasons), submit(t("web.timetables.choose"))))),
                     problems.any() ? 422 : 200);
}

Response choice_page(SignedPage& page) {
    CaseDesk desk{page};
    return desk.is_over() ? Response::error(410) : show_choice(desk, {});
}

Response choose(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    const std::string typed = page.typed("version"), reasons = page.typed("reasons");
    Problems problems;
    std::optional<int> version;
    for (const auto& one : versions_for(desk))
        if (std::to_string(one.version) == typed) version = one.version;
    if (!version) problems.add("version", page.t("web.timetables.problem_version"));
    if (reasons.empty() || base::length(reasons) > longest_reasons) problems.add("reasons", page.t("web.timetables.problem_reasons"));
    if (problems.any()) return show_choice(desk, problems);
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::string {
            casework::choose_timetable(transaction, desk.desk.ground, desk.of, *version, reasons, doer_of(page));
            return desk.path("/clocks") + "#local";
        });
    });
    return page.go(to);
}

}  // namespace

void add_timetable_choice(Routes& routes) {
    add_signed_page(routes, "/cases/{case}/clocks/timetable", {.permission = Permission::WorkCase, .audit = AuditEvent::ReadCase, .data_class = identity::DataClass::C2}, choice_page);
    add_form(routes, "/cases/{case}/clocks/timetable", {.permission = Permission::WorkCase, .audit = AuditEvent::RecordChanged, .data_class = identity::DataClass::C2}, choose);
}

}  // namespace web
