#include <algorithm>

#include "calendar/london.h"
#include "collection/reference.h"
#include "web/casework/answers_summary.h"
#include "web/casework/form_words.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/pages/excerpt.h"
#include "web/tracker/tracker_list.h"
#include "web/tracker/tracker_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;
using learning::Entry;

namespace {

Html small_link(const Following& one, const std::string& below, const Words& words) { return a(cls("btn btn--2 btn--s"), href(one.link(below)), words); }

Html said_by(const Following& one, std::string_view who, base::Instant at) {
    return span(cls("muted"), name_of_account(one.page, who), sign(", "), day(one.page.t, calendar::day_in_london(at)));
}

Html line_of(const Words& name, const Html& content) { return content.empty() ? Html{} : Html{div(dt(name), dd(content))}; }
Html record_words(const std::string& words) { return words.empty() ? Html{} : Html{span(cls("wrap-any"), from_record(), words)}; }

/// The review in the collection, or the case: where it comes from.
Html origin_of(const Following& one) {
    const auto& t = one.page.t;
    Html origin;
    if (!one.case_reference.empty()) origin << a(href(one.page.link("/cases/" + one.case_reference)), span(from_record(), one.case_reference));
    if (const auto reference = collection::parse_reference(one.head().review)) {
        const auto found = one.page.catalogue.summaries({*reference});
        if (!found.empty()) origin << sign(" ") << a(href(review_link(one.page, *reference)), from_record(), found.front().title);
    }
    return origin.empty() ? Html{t("web.tracker.no_origin")} : origin;
}

Html related_by_replacement(const Following& one) {
    const auto& t = one.page.t;
    Html items;
    one.page.store().read([&](store::Snapshot& snapshot) {
        const auto reader = tracker_reader(one.page);
        const auto link_to = [&](const learning::Head& head, const Words& how) {
            if (learning::may_see(reader, head)) items << li(how, sign(" "), a(href(one.page.link("/actions/" + head.id.to_string())), span(from_record(), number_of(head)), sign(" "), text_of(t, head)));
        };
        for (const auto& step : one.thread.steps)
            if (const auto id = base::PublicId::parse(step.replaced_by))
                if (const auto head = learning::find_head(snapshot, *id)) link_to(*head, t("web.tracker.replaced_by"));
        for (const auto& head : learning::heads_replaced_by(snapshot, one.head().id)) link_to(head, t("web.tracker.replaces"));
    });
    return items.empty() ? Html{} : Html{ul(items)};
}

Html facts_card(const Following& one) {
    const auto& t = one.page.t;
    const auto& words = one.thread.wording().answers;
    const auto said = [&](const char* field) { return record_words(words.of("recommendation", field)); };
    const auto& head = one.head();
    Html finding = said("finding_words");
    if (const auto& id = words.of("recommendation", "finding"); !id.empty() && !one.case_reference.empty()) finding << sign(" ") << a(href(one.page.link("/cases/" + one.case_reference + "/finding/" + id)), t("web.tracker.open_finding"));
    const Html list = dl(cls("kv"), line_of(t("web.tracker.origin"), origin_of(one)), line_of(t("form.recommendation.recommendation.finding_words.label"), finding),
                         line_of(t("form.recommendation.recommendation.required.label"), said("required")), line_of(t("web.tracker.column_due"), head.due_on ? Html{day(t, *head.due_on)} : Html{t("web.tracker.no_day")}),
                         line_of(t("form.recommendation.recommendation.outcome.label"), said("outcome")), line_of(t("form.recommendation.recommendation.test.label"), said("test")),
                         line_of(t("web.tracker.column_theme"), said("theme")), line_of(t("web.tracker.column_watched"), said("watched_by")), line_of(t("form.recommendation.recommendation.notes.label"), said("notes")));
    Html acts;
    if (one.may_write) acts << p(cls("acts"), small_link(one, "/say/recommendation", t("web.tracker.reword")));
    return section(cls("card"), h2(t("web.tracker.what")), list, related_by_replacement(one), acts);
}

Html responses_card(const Following& one) {
    const auto& t = one.page.t;
    Html items;
    for (const auto& addressee : one.thread.addressees()) {
        const auto* answer = addressee.response;
        Html words = answer ? Html{span(cls(answer->answers.of("response", "answer") == "answer_accepted" ? "tag tag--ok" : "tag tag--soon"), option_words(t, answer->answers.of("response", "answer")))} : Html{span(cls("tag tag--late"), t("web.tracker.no_answer"))};
        Html below = addressee.target.empty() ? Html{} : Html{small(option_words(t, addressee.target))};
        if (addressee.jointly) below << small(t("form.recommendation.addressee.jointly.label"));
        if (answer) below << p(from_record(), answer->answers.of("response", "reasons")) << small(said_by(one, answer->written_by, answer->written_at));
        Html act;
        if (one.may_write) act << a(href(one.link("/say/addressee_response").with("about", std::to_string(addressee.turn))), answer ? t("web.tracker.answer_again") : t("web.tracker.answer"), span(cls("sr"), from_record(), sign(": "), addressee.name));
        items << li(div(strong(from_record(), addressee.name), below), div(words, sign(" "), act));
    }
    if (items.empty()) items << li(t("web.tracker.no_addressee"));
    return section(cls("card"), h2(t("web.tracker.responses")), ul(cls("tasks tasks--stacked"), items));
}

Html milestones_of(const Catalogue& t, const Entry& entry) {
    Html items;
    for (std::size_t turn = 0; turn < entry.answers.turns("milestone"); ++turn) {
        const auto by = entry.answers.day({"milestone", turn, "by"}), reached = entry.answers.day({"milestone", turn, "reached_on"});
        items << li(span(from_record(), entry.answers.of("milestone", "what", turn)), when(by.has_value(), [&](Html& out) { out << sign(", ") << t("web.tracker.by") << sign(" ") << day(t, *by); }),
                    when(reached.has_value(), [&](Html& out) { out << sign(" · ") << t("web.tracker.reached") << sign(" ") << day(t, *reached); }));
    }
    return items.empty() ? Html{} : Html{ul(cls("lacks"), items)};
}

Html actions_card(const Following& one) {
    const auto& t = one.page.t;
    const auto today = today_of(one.page);
    Html items;
    for (const auto& action : one.thread.actions()) {
        const auto& words = action.newest->answers;
        const auto by = action.by();
        const auto& progress = words.of("tracked", "progress");
        const bool late = !action.is_done() && by && *by < today;
        const bool blocked = progress == "blocked";
        const Html overdue = late ? Html{span(cls("tag tag--late"), t("web.tracker.overdue"))} : Html{};
        const Html how_far = span(cls(action.is_done() ? "tag tag--ok" : blocked ? "tag tag--soon" : "tag"), option_words(t, progress.empty() ? std::string_view{"not_begun"} : std::string_view{progress}));
        const Html standing = !late ? how_far : blocked ? together(overdue, sign(" "), how_far) : overdue;
        Html acts;
        if (one.may_write) {
            const auto id = action.first->id.to_string();
            acts << a(href(one.link("/say/tracked_action").with("about", id)), t("web.tracker.update"), span(cls("sr"), from_record(), sign(": "), words.of("tracked", "what"))) << sign(" ");
            if (!one.head().identifying && !action.is_done()) acts << a(href(one.link("/links/" + id)), t("web.tracker.make_link"), span(cls("sr"), from_record(), sign(": "), words.of("tracked", "what")));
        }
        items << li(div(strong(from_record(), words.of("tracked", "what")), small(span(from_record(), action.owner()), when(by.has_value(), [&](Html& out) { out << sign(", ") << t("web.tracker.by") << sign(" ") << day(t, *by); })),
                        record_words(words.of("tracked", "note")), when(blocked, [&](Html& out) { out << p(t("web.owner.column_blocked_by"), sign(": "), record_words(words.of("tracked", "blocked_by"))); }), milestones_of(t, *action.newest)), div(standing, sign(" "), acts));
    }
    if (items.empty()) items << li(t("web.tracker.no_action"));
    Html acts;
    if (one.may_write) acts << p(cls("acts"), small_link(one, "/say/tracked_action", t("web.tracker.add_action")));
    return section(cls("card"), h2(t("web.tracker.actions")), ul(cls("tasks tasks--stacked"), items), acts);
}

Html evidence_item(const Following& one, const Entry& entry) {
    const auto& t = one.page.t;
    const auto& words = entry.answers;
    const auto on = words.day({"evidence", 0, "on"});
    const auto& address = words.of("evidence", "link");
    const auto& document = words.of("evidence", "document");
    Html facts = together(option_words(t, words.of("evidence", "kind")), when(on.has_value(), [&](Html& out) { out << sign(", ") << day(t, *on); }));
    if (!words.of("evidence", "finds").empty()) facts << sign(" · ") << option_words(t, words.of("evidence", "finds"));
    if (!words.of("evidence", "retest").empty()) facts << sign(" · ") << t("web.tracker.is_retest");
    Html where;
    if (const auto outside = address.starts_with("http") ? Url::parse(address) : std::nullopt) where << p(a(href(*outside), from_record(), address));
    else if (!address.empty()) where << p(cls("wrap-any"), from_record(), address);
    if (!document.empty() && !one.case_reference.empty()) where << p(a(href(one.page.link("/cases/" + one.case_reference + "/documents")), t("web.tracker.in_documents"), sign(" "), span(from_record(), document)));
    return li(div(p(from_record(), words.of("evidence", "shows")), small(facts), where, small(said_by(one, entry.written_by, entry.written_at))));
}

Html evidence_card(const Following& one) {
    const auto& t = one.page.t;
    Html items;
    for (const auto* entry : one.thread.all("evidence")) items << evidence_item(one, *entry);
    if (items.empty()) items << li(t("web.tracker.no_evidence"));
    Html again;
    for (const auto& retest : learning::retests(one.thread))
        again << li(span(t("web.tracker.retest_months", {{"months", retest.months}}), sign(" "), day(t, retest.due_on)), span(cls(retest.done ? "tag tag--ok" : retest.due_on < today_of(one.page) ? "tag tag--late" : "tag tag--soon"), retest.done ? t("web.tracker.retest_done") : t("web.tracker.retest_due")));
    Html acts;
    if (one.may_write) acts << p(cls("acts"), small_link(one, "/say/evidence", t("web.tracker.add_evidence")));
    return section(cls("card"), h2(t("web.tracker.evidence")), ul(cls("tasks tasks--stacked"), items), again.empty() ? Html{} : Html{together(h3(t("web.tracker.retests")), ul(cls("tasks"), again))}, acts);
}

Html watch_card(const Following& one) {
    const auto& t = one.page.t;
    Html items;
    for (const auto* entry : one.thread.all("watch"))
        items << li(p(strong(option_words(t, entry->answers.of("watch", "kind")))), p(from_record(), entry->answers.of("watch", "words")), p(said_by(one, entry->written_by, entry->written_at)));
    if (items.empty() && !one.may_write && !one.may_approve) return {};
    Html acts;
    if (one.may_write || one.may_approve) acts << p(cls("acts"), small_link(one, "/say/watch", t("web.tracker.challenge")));
    return section(cls("card"), h2(t("web.tracker.watch")), items.empty() ? Html{p(cls("muted"), t("web.tracker.no_challenge"))} : Html{ul(cls("plain thread"), items)}, acts);
}

Html steps_card(const Following& one) {
    const auto& t = one.page.t;
    const learning::StepSaid said{today_of(one.page), "said", "another"};
    Html items;
    for (const auto* step : learning::next_steps(one.head().state)) {
        if (!one.may(step->who)) continue;
        Html lacks;
        for (const auto& guard : learning::missing(*step, one.thread, said)) lacks << li(guard_of_recommendation(t, guard));
        items << li(div(a(href(one.link("/steps/" + step->event)), event_of_recommendation(t, step->event)), lacks.empty() ? Html{} : Html{ul(cls("lacks"), lacks)}));
    }
    if (items.empty()) return {};
    return section(cls("card no-print"), h2(t("web.tracker.next")), ul(cls("tasks"), items));
}

/// Everything in the order in which it happened: what was said, and each step with who, when and why.
Html history_card(const Following& one) {
    const auto& t = one.page.t;
    std::vector<std::pair<base::Instant, Html>> lines;
    for (const auto& step : one.thread.steps)
        lines.emplace_back(step.at, li(time(attr("datetime", base::to_iso(step.on)), day_words(t, step.on)), strong(event_of_recommendation(t, step.event)), sign(" · "), state_of_recommendation(t, step.from), sign(" → "), state_of_recommendation(t, step.to),
                                       when(!step.reasons.empty(), [&](Html& out) { out << p(from_record(), step.reasons); }), small(said_by(one, step.taken_by, step.at))));
    for (const auto& entry : one.thread.entries)
        lines.emplace_back(entry.written_at, li(time(attr("datetime", base::to_iso(entry.written_at)), day_words(t, calendar::day_in_london(entry.written_at))), form_title(t, casework::form_called(entry.form)), sign(". "), small(said_by(one, entry.written_by, entry.written_at)),
                                                details(summary(t("web.tracker.as_it_was")), answers_summary(t, {.form = casework::form_called(entry.form), .answers = entry.answers, .change = {}, .heading_level = 4}))));
    std::ranges::stable_sort(lines, {}, &std::pair<base::Instant, Html>::first);
    Html items;
    for (const auto& [at, line] : lines) items << line;
    return section(cls("card"), h2(t("web.tracker.history")), ol(cls("feed"), items));
}

Response recommendation_page(SignedPage& page) {
    const auto one = following(page);
    if (!one) return Response::error(404);
    const auto& t = page.t;
    const auto& text = one->thread.wording().answers.of("recommendation", "text");
    const Html head = div(cls("case-head"), h1(span(from_record(), number_of(one->head())), sign(": "), span(from_record(), text.empty() ? std::string{t("web.tracker.no_words").text()} : shortened(text, 160))),
                          p(impact_ladder(t, one->head().state), sign(" "), standing_tag(t, one->head(), today_of(page))));
    const Html whole = text.size() > 160 ? Html{section(cls("card"), p(cls("wrap-any"), from_record(), text))} : Html{};
    return page.show(one->frame(number_of(one->head()) + ": " + shortened(text, 60), true),
                     div(cls("wrap"), head, whole, div(cls("cols two"), div(facts_card(*one), actions_card(*one), evidence_card(*one)), div(steps_card(*one), responses_card(*one), watch_card(*one))), history_card(*one)));
}

}  // namespace

void add_recommendation_page(Routes& routes) {
    add_signed_page(routes, "/actions/{id}", {.permission = Permission::ListCases, .audit = AuditEvent::None}, recommendation_page);
    add_signed_page(routes, "/cases/{case}/actions/{id}", {.permission = Permission::ReadRecommendations, .audit = AuditEvent::ReadDraft, .data_class = identity::DataClass::C2}, recommendation_page);
}

}  // namespace web
