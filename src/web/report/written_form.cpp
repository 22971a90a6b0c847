#include "web/report/written_form.h"

#include "calendar/london.h"
#include "casework/walk.h"
#include "web/casework/posted_answers.h"
#include "web/casework/sheet_view.h"
#include "web/casework/unsaved_view.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/report/report_desk.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Answers;

namespace {

struct FormState {
    Answers answers;
    std::vector<casework::Problem> problems = {};
    std::int64_t seen = 0;
    Html above = {};
    int status = 200;
};

std::string record_id(const FormOnPage& shown) { return shown.record ? shown.record->id.to_string() : std::string{}; }

Response draw_form(CaseDesk& desk, const FormOnPage& shown, const FormState& state) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto& form = casework::form_called(shown.form);
    const Html fields = together(tag::input(type("hidden"), name("seen"), value(std::to_string(state.seen))), all_fields({t, form, state.answers, state.problems, page.link(shown.edit)}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.case.save"))), keeping_row(page, shown.edit + "/keep"));
    const Html body = div(cls("wrap measure"), form_errors(t, form, state.problems), state.above, h1(from_record(), shown.title), shown.above ? shown.above() : Html{}, page.post_form(shown.edit, fields), provenance(t, form));
    return page.show(draft_frame(desk, form_page_title(t, shown.title, !state.problems.empty())), body, state.status);
}

/// Both texts, nothing lost.
Html both_texts(CaseDesk& desk, const FormOnPage& shown, const casework::Stale& stale, const Answers& mine) {
    const auto& t = desk.page.t;
    const Html warned = govuk::warning_text(t, {.content = together(t("web.case.clash"), sign(" "), name_of_account(desk.page, stale.written_by), sign(", "), day_words(t, calendar::day_in_london(stale.written_at)))});
    return together(warned, answers_compare(t, {.form = casework::form_called(shown.form), .mine = mine, .theirs = stale.theirs, .mine_heading = t("web.case.clash_yours"), .theirs_heading = t("web.case.clash_theirs"), .choosing = Choosing::None}), p(t("web.case.clash_what")));
}

using Saved = std::expected<std::string, casework::Stale>;

Saved write_it(CaseDesk& desk, const FormOnPage& shown, const Answers& answers, store::Transaction& transaction) {
    const auto& ground = desk.desk.ground;
    const auto drop = [&] { casework::drop_unsaved(transaction, desk.of, unsaved_place(desk, shown.form, record_id(shown))); };
    if (!shown.record) {
        drop();
        const auto made = casework::write_down(transaction, ground, desk.of, {.form = shown.form, .answers = answers, .standing = shown.standing, .parent = shown.parent}, doer_of(desk.page));
        settle_signatures(desk.page, desk.desk, transaction, desk.of, doer_of(desk.page));
        return shown.done(made.id.to_string());
    }
    auto before = *shown.record;
    before.version = std::atoll(desk.page.typed("seen").c_str());
    const auto version = casework::write_anew(transaction, ground, desk.of, before, answers, doer_of(desk.page));
    if (!version) return std::unexpected{version.error()};
    drop();
    settle_signatures(desk.page, desk.desk, transaction, desk.of, doer_of(desk.page));
    return shown.done(record_id(shown));
}

}  // namespace

Response open_form(CaseDesk& desk, const FormOnPage& shown) {
    if (desk.is_over()) return Response::error(410);
    const auto unsaved = unsaved_of(desk, shown.form, record_id(shown));
    const auto newest = shown.record ? shown.record->version : 0;
    if (unsaved) return draw_form(desk, shown, {.answers = unsaved->answers, .seen = unsaved->seen, .above = unsaved_banner(desk, *unsaved, newest, shown.edit + "/forget")});
    return draw_form(desk, shown, {.answers = shown.record ? shown.record->answers : shown.begin_with, .seen = newest});
}

Response save_form(CaseDesk& desk, const FormOnPage& shown) {
    if (desk.is_over()) return Response::error(410);
    auto& page = desk.page;
    const auto& form = casework::form_called(shown.form);
    const auto answers = posted_answers(page, form);
    const auto seen = std::atoll(page.typed("seen").c_str());
    if (page.typed("go") == "another") return draw_form(desk, shown, {.answers = answers, .seen = seen});
    auto problems = casework::check(form, answers, casework::Asked::Complete, today_of(page));
    if (!problems.empty()) return draw_form(desk, shown, {.answers = answers, .problems = std::move(problems), .seen = seen, .status = 422});
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    const auto saved = desk.desk.store.write([&](store::Transaction& transaction) { return guard->once(transaction, [&] { return write_it(desk, shown, answers, transaction); }); });
    if (saved) return page.go(*saved);
    return draw_form(desk, shown, {.answers = answers, .seen = saved.error().version, .above = both_texts(desk, shown, saved.error(), answers), .status = 409});
}

Response keep_form(CaseDesk& desk, const FormOnPage& shown) {
    if (desk.is_over()) return Response::error(410);
    return keep_typed(desk, unsaved_place(desk, shown.form, record_id(shown)), posted_answers(desk.page, casework::form_called(shown.form)), shown.edit);
}

Response forget_form(CaseDesk& desk, const FormOnPage& shown) {
    if (desk.is_over()) return Response::error(410);
    return forget_typed(desk, unsaved_place(desk, shown.form, record_id(shown)), shown.edit);
}

}  // namespace web
