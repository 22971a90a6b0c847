#include "casework/group_advice.h"
#include "web/casework/sheet_view.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/review/review_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Heeded;
using casework::StageAdvice;
using identity::Permission;

namespace {

Html heeded_tag(const Catalogue& t, Heeded heeded) {
    switch (heeded) {
        case Heeded::Followed: return span(cls("tag tag--ok"), t("web.group.followed"));
        case Heeded::WentAhead: return span(cls("tag tag--soon"), t("web.group.went_ahead"));
        case Heeded::Undecided: return span(cls("tag tag--quiet"), t("web.group.undecided"));
        case Heeded::NotAdvised: break;
    }
    return span(cls("tag tag--quiet"), t("web.group.not_advised"));
}

/// Who advised what, on which day, where: "Not ready yet, the group, 3 March 2027".
Html advice_line(CaseDesk& desk, const StageAdvice& one) {
    const auto& t = desk.page.t;
    const auto& said = one.advice->answers;
    Html line = together(a(href(desk.link("/advice/" + one.advice->id.to_string())), one.answer.empty() ? Html{t("web.group.advised_words")} : Html{option_words(t, one.answer)}), sign(", "), span(from_record(), said.of("advice", "who")));
    if (const auto on = said.day({"advice", 0, "on"})) line << sign(", ") << day(t, *on);
    if (const auto& meeting = said.of("advice", "meeting"); !meeting.empty()) line << sign(", ") << span(from_record(), meeting);
    return line;
}

Html stage_item(CaseDesk& desk, const StageAdvice& one) {
    const auto& t = desk.page.t;
    Html words = together(strong(option_words(t, casework::about_of(one.stage))));
    if (one.advice) words << small(advice_line(desk, one));
    if (one.advice && !one.advice->answers.of("advice", "minority").empty()) words << small(t("web.group.minority"));
    if (one.step && one.advice) words << small(t("web.group.went_on"), sign(" "), day(t, one.step->happened_on), when(!one.step->reasons.empty(), [&](Html& out) { out << sign(": ") << span(from_record(), one.step->reasons); }));
    return li(span(cls("wrap-any"), words), heeded_tag(t, one.heeded));
}

}  // namespace

Html stage_advice_card(CaseDesk& desk) {
    if (!desk.may(Permission::ReadReferral)) return {};
    const auto& t = desk.page.t;
    Html items;
    for (const auto& one : casework::advice_on_stages(desk.file())) items << stage_item(desk, one);
    return section(cls("card"), attr("aria-labelledby", "advice"), h2(id("advice"), t("web.group.advice")), p(cls("muted"), t("web.group.advice_means")), ul(cls("tasks"), items),
                   when(desk.may(Permission::WorkCase) && !desk.is_over(), [&](Html& out) { out << p(a(href(desk.link("/advice/new")), t("web.group.record_advice"))); }));
}

Html advice_before_step(CaseDesk& desk, std::string_view event) {
    if (!desk.may(Permission::ReadReferral)) return {};
    const auto& t = desk.page.t;
    for (auto one : casework::advice_on_stages(desk.file())) {
        if (casework::event_of(one.stage) != event) continue;
        if (one.heeded == Heeded::NotAdvised) return p(cls("muted"), t("web.group.before_none"));
        return govuk::inset_text({.content = together(p(strong(t("web.group.before"))), p(advice_line(desk, one)), p(cls("wrap-any"), from_record(), one.advice->answers.of("advice", "advice")), when(one.answer == "not_yet_ready", [&](Html& out) { out << p(t("web.group.before_reasons")); }))});
    }
    return {};
}

std::optional<casework::Answers> begun_advice(CaseDesk& desk) {
    const auto asked = desk.page.asked("meeting");
    for (const auto* meeting : desk.file().all("meeting")) {
        if (asked.empty() || meeting->id.to_string() != asked) continue;
        casework::Answers begun;
        begun.set({"advice", 0, "meeting"}, meeting->answers.of("meeting", "title")), begun.set({"advice", 0, "on"}, meeting->answers.of("meeting", "on"));
        std::string who;
        for (std::size_t turn = 0; turn < meeting->answers.turns("attendance"); ++turn) {
            const auto &name = meeting->answers.of("attendance", "name", turn), &role = meeting->answers.of("attendance", "role", turn);
            if (!name.empty()) who += (who.empty() ? "" : "\n") + name + (role.empty() ? "" : ", " + role);
        }
        begun.set({"advice", 0, "who"}, who);
        return begun;
    }
    return std::nullopt;
}

}  // namespace web
