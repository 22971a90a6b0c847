#include "web/casework/record_pages.h"

#include <algorithm>
#include <array>

#include "calendar/london.h"
#include "casework/case_store.h"
#include "casework/group_advice.h"
#include "casework/walk.h"
#include "web/casework/comment_pages.h"
#include "web/casework/desk.h"
#include "web/casework/linked_view.h"
#include "web/casework/document_view.h"
#include "web/casework/form_rights.h"
#include "web/casework/posted_answers.h"
#include "web/casework/precedent_view.h"
#include "web/tracker/recurrence_view.h"
#include "web/casework/print_view.h"
#include "web/casework/sheet_view.h"
#include "web/casework/unsaved_view.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/review/reviewer_desk.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Answers;
using casework::Record;
using identity::Permission;

namespace {

/// The form of the path: its second part after the case's code.
const FormRights& rights_of(const SignedPage& page) {
    const auto& parts = page.request.segments;
    for (std::size_t i = 2; i < parts.size(); ++i)
        for (const auto& one : form_rights())
            if (parts[i] == one.form) return one;
    return form_rights().front();  // The routes are made from this table, so the form is there.
}

/// What an agency has begun behind its link and not sent is still its own.
bool is_of_its_author_alone(const Record& record) { return record.form == "agency_report" && record.standing == "draft"; }

/// What one request is about: a form of a case, and perhaps a record of it.
struct Written {
    explicit Written(SignedPage& asked) : desk{asked}, right{rights_of(asked)}, form{casework::form_called(right.form)} {}

    CaseDesk desk;
    const FormRights& right;
    const casework::Form& form;

    std::string path(std::string_view below = {}) const { return desk.path("/" + form.name + std::string{below}); }
    Url link(std::string_view below = {}) const { return desk.page.link(path(below)); }
    bool is_bound() const { return !right.made_on.empty(); }
    bool may_write() const { return desk.may(right.write) && !is_bound(); }
    /// The record of the path, or nothing where it belongs to another case or another form.
    std::optional<Record> record() const {
        const auto id = base::PublicId::parse(desk.page.request.parameter("record"));
        if (!id) return std::nullopt;
        auto found = desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::find_record(snapshot, desk.desk.ground, desk.of, *id); });
        return found && found->form == form.name && !is_of_its_author_alone(*found) ? found : std::nullopt;
    }
    PageFrame frame(std::string title) const {
        auto made = desk.frame(std::move(title));
        made.breadcrumbs.push_back({form_title(desk.page.t, form), link()});
        return made;
    }
};

Html written_by(const SignedPage& page, const Record& record) {
    return p(cls("muted"), page.t("web.case.version_by", {{"version", record.version}}), sign(" "), name_of_account(page, record.written_by), sign(", "), day_words(page.t, calendar::day_in_london(record.changed_at)));
}

// ---- what is made for one text of the report

/// Says why it is not written here, and leads to where it is.
Html bound_to_text(const Written& written) {
    const auto& t = written.desk.page.t;
    return p(t("web.case.bound_means"), sign(" "), a(href(written.desk.link(written.right.made_on)), t("web.case.bound_go")));
}

Html void_tag(const Catalogue& t, const Record& record) {
    if (record.standing != "void") return {};
    return together(sign(" "), span(cls("tag tag--late"), t("web.case.bound_void")));
}

Response go_where_made(SignedPage& page) {
    Written written{page};
    return page.go(written.desk.path(written.right.made_on));
}

// ---- the list

/// What an advice, a signature or a decision comes to.
constexpr std::array deciding{"answer", "outcome", "view"};

/// The words by which a record is told from its neighbours: the first answers of its first section, and what it comes to.
Html first_words(const Catalogue& t, const casework::Form& form, const Answers& answers) {
    Html words;
    int shown = 0;
    for (const auto& field : form.sections.front().fields) {
        const auto& answer = answers.of(form.sections.front().key, field.key);
        if (answer.empty() || field.kind == casework::FieldKind::Text || (shown >= 2 && std::ranges::count(deciding, field.key) == 0)) continue;
        if (shown++ > 0) words << sign(", ");
        words << answer_words(t, field, answers, form.sections.front().key);
    }
    return words.empty() ? Html{t("web.sheet.nothing_written")} : words;
}

Response list_records(SignedPage& page) {
    Written written{page};
    const auto& t = page.t;
    Html items;
    for (const auto* record : written.desk.file().all(written.form.name))
        if (!is_of_its_author_alone(*record)) items << li(span(a(href(written.link("/" + record->id.to_string())), first_words(t, written.form, record->answers)), small(t("web.case.version_by", {{"version", record->version}}), sign(" "), name_of_account(page, record->written_by), sign(", "), day_words(t, calendar::day_in_london(record->changed_at)))),
                    span(span(cls("tag tag--quiet"), t.number(record->version)), void_tag(t, *record)));
    const Html title = form_title(t, written.form);
    const Html body = div(cls("wrap measure"), h1(title), when(written.is_bound(), [&](Html& out) { out << bound_to_text(written); }), items.empty() ? Html{p(t("web.case.none_written"))} : Html{section(cls("card"), ul(cls("tasks"), items))},
                          when(written.may_write(), [&](Html& out) { out << p(a(cls("btn"), href(written.link("/new")), t("web.case.write_new"))); }),
                          when(written.form.name == "referral", [&](Html& out) { out << papers_card(written.desk, "referral"); }), provenance(t, written.form));
    auto frame = written.desk.frame(form_text(t, written.form));
    return page.show(std::move(frame), body);
}

// ---- one record

/// Beside the rapid review stand published reviews like it, and what was meant to prevent this; beside the triage the second alone; other
/// forms stand by themselves.
Html with_precedents(Written& written, Html content) {
    const bool is_review = written.form.name == "rapid_review";
    if ((!is_review && written.form.name != "triage") || written.desk.is_over()) return div(cls("wrap measure"), content);
    const Html before = recurrence_aside(written.desk);
    if (!is_review && before.empty()) return div(cls("wrap measure"), content);
    return div(cls("wrap beside-precedents"), div(cls("measure"), content), div(when(is_review, [&](Html& out) { out << comments_aside(written.desk); }), before, when(is_review, [&](Html& out) { out << precedents_aside(written.desk); })));
}

Response read_record(SignedPage& page) {
    Written written{page};
    const auto record = written.record();
    if (!record) return Response::error(404);
    const auto& t = page.t;
    const auto edit = "/" + record->id.to_string() + "/edit";
    PlaceAddress change;
    if (written.may_write()) change = [&](const casework::Place&) { return written.link(edit); };
    const Html title = form_title(t, written.form);
    const Html body = with_precedents(written, together(h1(title), when(written.is_bound(), [&](Html& out) { out << bound_to_text(written); }), written_by(page, *record), void_tag(t, *record), answers_summary(t, {.form = written.form, .answers = record->answers, .change = change}),
                          p(cls("acts"), when(written.may_write(), [&](Html& out) { out << a(cls("btn"), href(written.link(edit)), t("web.sheet.change")) << sign(" "); }),
                            when(record->form == "meeting", [&](Html& out) { out << a(cls("btn btn--2"), href(written.desk.link("/meetings/" + record->id.to_string())), t("web.meeting.open")) << sign(" "); }),
                            when(record->form == "notification", [&](Html& out) { out << a(href(written.link("/" + record->id.to_string() + "/print")), t("web.letter.as_text_print")) << sign(" "); }),
                            when(record->form == "notification" && can_make_pdf(page), [&](Html& out) { out << a(href(written.desk.link("/notification.pdf")), t("web.print.pdf")) << sign(" "); }),
                            when(record->version > 1, [&](Html& out) { out << a(href(written.link("/" + record->id.to_string() + "/versions")), t("web.case.versions")); })),
                          provenance(t, written.form)));
    return page.show(written.frame(form_text(t, written.form)), body);
}

Response show_versions(SignedPage& page) {
    Written written{page};
    const auto record = written.record();
    if (!record) return Response::error(404);
    const auto& t = page.t;
    const auto all = written.desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::versions(snapshot, written.desk.desk.ground, written.desk.of, *record); });
    Html body;
    for (std::size_t i = all.size(); i-- > 1;)
        body << section(cls("card"), h2(t("web.case.version", {{"version", all[i].version}})), written_by(page, all[i]),
                        answers_compare(t, {.form = written.form, .mine = all[i].answers, .theirs = all[i - 1].answers, .mine_heading = t("web.case.after"), .theirs_heading = t("web.case.before"), .choosing = Choosing::None}));
    return page.show(written.frame(std::string{t("web.case.versions").text()}), div(cls("wrap"), h1(t("web.case.versions")), body));
}

// ---- writing

struct Filling {
    const Answers& answers;
    const std::vector<casework::Problem>& problems;
    std::int64_t seen_version = 0;   ///< 0: a new record.
    std::string to;
    std::string record = {};         ///< Empty: a new one.
    Html above = {};
    int status = 200;
    std::vector<casework::LikeCase> like = {};  ///< Of what is typed, where somebody asked.
    MatchesAsked asked = MatchesAsked::NotYet;
};

/// Forms that name a child or a place.
bool is_matched(const casework::Form& form) { return form.name == "referral" || form.name == "notification"; }

/// `/new` and `/RECORD/edit` have their `/check` beside them.
std::string check_path(const std::string& to) { return to.substr(0, to.rfind('/')) + "/check"; }

/// Where a form is written, kept and forgotten.
std::string writing_path(const Written& written, std::string_view record, std::string_view what) {
    if (record.empty()) return written.path(what == "edit" ? std::string{"/new"} : "/new/" + std::string{what});
    return written.path("/" + std::string{record} + "/" + std::string{what});
}

Response fill_in_record(Written& written, const Filling& filling) {
    auto& page = written.desk.page;
    const auto& t = page.t;
    const Sheet view{t, written.form, filling.answers, filling.problems, page.link(filling.to)};
    const Html title = form_title(t, written.form);
    const Html fields = together(tag::input(type("hidden"), name("seen"), value(std::to_string(filling.seen_version))), all_fields(view),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.case.save"))), keeping_row(page, writing_path(written, filling.record, "keep")),
                                 when(is_matched(written.form), [&](Html& out) { out << matches_panel(page, check_path(filling.to), filling.like, filling.asked); }));  // After what Enter does.
    auto frame = written.frame(form_text(t, written.form));
    if (!filling.problems.empty()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    const Html body = with_precedents(written, together(form_errors(view.t, view.form, view.problems), filling.above, h1(title), check_before_card(written.desk, written.form.name), when(written.form.name == "sent", [&](Html& out) { out << p(t("web.case.sends_nothing")); }),
                          page.post_form(filling.to, fields), provenance(t, written.form)));
    return page.show(std::move(frame), body, filling.status);
}

/// Of what is written so far; a decision that departs from the group's advice is not kept without its reasons.
std::vector<casework::Problem> problems_of(Written& written, const Answers& answers) {
    auto problems = casework::check(written.form, answers, casework::Asked::Written, today_of(written.desk.page));
    if (const auto place = casework::missing_departure(written.desk.file(), written.form.name, answers)) problems.push_back({*place, casework::ProblemKind::Missing});
    return problems;
}

/// Choices that the link to the form makes already: `/delay/new?delay.0.rule=review`. Words are typed by whoever writes.
Answers chosen_by_link(const SignedPage& page, const casework::Form& form) {
    Answers answers;
    for (const auto& section : form.sections)
        for (const auto& field : section.fields) {
            const casework::Place place{section.key, 0, field.key};
            const auto chosen = page.request.query.first(casework::to_name(place));
            if (field.kind == casework::FieldKind::Choice && chosen && std::ranges::find(field.options, *chosen) != field.options.end()) answers.set(place, std::string{*chosen});
        }
    return answers;
}

Response new_record(SignedPage& page) {
    Written written{page};
    if (written.desk.is_over()) return Response::error(410);
    const auto unsaved = unsaved_of(written.desk, written.form.name, {});
    if (const auto begun = !unsaved && written.form.name == "advice" ? begun_advice(written.desk) : std::nullopt)
        return fill_in_record(written, {.answers = *begun, .problems = {}, .seen_version = 0, .to = written.path("/new")});
    if (const auto begun = !unsaved && written.form.name == "appointment" ? begun_appointment(written.desk) : std::nullopt)
        return fill_in_record(written, {.answers = begun->answers, .problems = {}, .seen_version = 0, .to = written.path("/new"), .above = begun->above});
    return fill_in_record(written, {.answers = unsaved ? unsaved->answers : chosen_by_link(page, written.form), .problems = {}, .seen_version = 0, .to = written.path("/new"), .above = unsaved ? unsaved_banner(written.desk, *unsaved, 0, writing_path(written, {}, "forget")) : Html{}});
}

Response edit_record(SignedPage& page) {
    Written written{page};
    if (written.desk.is_over()) return Response::error(410);
    const auto record = written.record();
    if (!record) return Response::error(404);
    const auto id = record->id.to_string();
    const auto unsaved = unsaved_of(written.desk, written.form.name, id);  // Over the version that its writer saw: a save that comes too late shows both texts.
    return fill_in_record(written, {.answers = unsaved ? unsaved->answers : record->answers, .problems = {}, .seen_version = unsaved ? unsaved->seen : record->version, .to = writing_path(written, id, "edit"), .record = id,
                                    .above = unsaved ? unsaved_banner(written.desk, *unsaved, record->version, writing_path(written, id, "forget")) : Html{}});
}

// ---- keeping what is typed

/// The record that the address names; empty for a new one; nothing where there is no such record.
std::optional<std::string> record_written(const Written& written) {
    for (const auto& [name, value] : written.desk.page.request.parameters)
        if (name == "record") {
            const auto record = written.record();
            return record ? std::optional{record->id.to_string()} : std::nullopt;
        }
    return std::string{};
}

Response keep_record(SignedPage& page) {
    Written written{page};
    if (written.desk.is_over()) return Response::error(410);
    const auto record = record_written(written);
    if (!record) return Response::error(404);
    return keep_typed(written.desk, unsaved_place(written.desk, written.form.name, *record), posted_answers(written.desk.page, written.form), writing_path(written, *record, "edit"));
}

Response forget_record(SignedPage& page) {
    Written written{page};
    if (written.desk.is_over()) return Response::error(410);
    const auto record = record_written(written);
    if (!record) return Response::error(404);
    return forget_typed(written.desk, unsaved_place(written.desk, written.form.name, *record), writing_path(written, *record, "edit"));
}

/// Another turn of a section that repeats: the page comes back with all that was typed and an empty turn more; nothing is kept yet.
bool wants_another(const SignedPage& page) { return page.typed("go") == "another"; }

enum class Checked { New, Written };

/// Whether what is typed is known already, in what the reader may know of. Nothing is kept of it.
template <Checked which>
Response check_record(SignedPage& page) {
    Written written{page};
    if (written.desk.is_over()) return Response::error(410);
    constexpr bool is_new = which == Checked::New;
    if (!is_new && !written.record()) return Response::error(404);
    const auto answers = posted_answers(written.desk.page, written.form);
    auto& desk = written.desk.desk;
    auto like = desk.store.read([&](store::Snapshot& snapshot) { return casework::cases_like(snapshot, desk.ground, casework::traits_of(written.form.name, answers), written.desk.of, reader_of(page)); });
    if (wants_matches_alone(page)) return matches_alone(page, like);
    const auto to = is_new ? written.path("/new") : written.path("/" + page.request.parameter("record") + "/edit");
    return fill_in_record(written, {.answers = answers, .problems = {}, .seen_version = std::atoll(page.typed("seen").c_str()), .to = to, .record = is_new ? std::string{} : std::string{page.request.parameter("record")}, .above = {}, .status = 200, .like = std::move(like), .asked = MatchesAsked::Asked});
}

Response save_new(SignedPage& page) {
    Written written{page};
    if (written.desk.is_over()) return Response::error(410);
    const auto answers = posted_answers(written.desk.page, written.form);
    if (wants_another(page)) return fill_in_record(written, {.answers = answers, .problems = {}, .seen_version = 0, .to = written.path("/new")});
    const auto problems = problems_of(written, answers);
    if (answers.empty() || !problems.empty()) return fill_in_record(written, {.answers = answers, .problems = problems, .seen_version = 0, .to = written.path("/new"), .above = {}, .status = 422});
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    auto& desk = written.desk.desk;
    const auto id = desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&] {
            casework::drop_unsaved(transaction, written.desk.of, unsaved_place(written.desk, written.form.name, {}));
            return casework::write_down(transaction, desk.ground, written.desk.of, {written.form.name, answers}, doer_of(page)).id.to_string();
        });
    });
    return page.go(written.path("/" + id));
}

/// Both texts, nothing lost: what somebody else wrote meanwhile, and what was just typed.
Response clash(Written& written, const Record& seen, const casework::Stale& stale, const Answers& mine) {
    auto& page = written.desk.page;
    const auto& t = page.t;
    const Html above = govuk::warning_text(t, {.content = together(t("web.case.clash"), sign(" "), name_of_account(page, stale.written_by), sign(", "), day_words(t, calendar::day_in_london(stale.written_at)))});
    const Html both = together(above, answers_compare(t, {.form = written.form, .mine = mine, .theirs = stale.theirs, .mine_heading = t("web.case.clash_yours"), .theirs_heading = t("web.case.clash_theirs"), .choosing = Choosing::None}), p(t("web.case.clash_what")));
    return fill_in_record(written, {.answers = mine, .problems = {}, .seen_version = stale.version, .to = written.path("/" + seen.id.to_string() + "/edit"), .record = seen.id.to_string(), .above = both, .status = 409});
}

Response save_edit(SignedPage& page) {
    Written written{page};
    if (written.desk.is_over()) return Response::error(410);
    auto record = written.record();
    if (!record) return Response::error(404);
    const auto to = written.path("/" + record->id.to_string());
    const auto answers = posted_answers(written.desk.page, written.form);
    const auto problems = problems_of(written, answers);
    record->version = std::atoll(page.typed("seen").c_str());
    if (wants_another(page)) return fill_in_record(written, {.answers = answers, .problems = {}, .seen_version = record->version, .to = to + "/edit", .record = record->id.to_string()});
    if (!problems.empty()) return fill_in_record(written, {.answers = answers, .problems = problems, .seen_version = record->version, .to = to + "/edit", .record = record->id.to_string(), .above = {}, .status = 422});
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    auto& desk = written.desk.desk;
    std::optional<casework::Stale> stale;
    const auto saved = desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            const auto version = casework::write_anew(transaction, desk.ground, written.desk.of, *record, answers, doer_of(page));
            if (version) {
                casework::drop_unsaved(transaction, written.desk.of, unsaved_place(written.desk, written.form.name, record->id.to_string()));
                return to;
            }
            stale = version.error();
            return std::unexpected{0};
        });
    });
    if (saved) return page.go(*saved);
    return clash(written, *record, *stale, answers);
}

}  // namespace

void add_record_pages(Routes& routes) {
    for (const auto& right : form_rights()) {
        const auto below = "/cases/{case}/" + std::string{right.form};
        const Guard reading{.permission = right.read, .audit = right.audit, .data_class = identity::DataClass::C2};
        const Guard writing{.permission = right.write, .audit = AuditEvent::RecordChanged, .data_class = identity::DataClass::C2, .body_bytes = long_form_bytes};
        const Guard opening{.permission = right.write, .audit = right.audit, .data_class = identity::DataClass::C2};
        if (right.form != "letter") add_signed_page(routes, below, reading, list_records);  // Letters are a thread: letter_pages.h.
        add_signed_page(routes, below + "/{record}", reading, read_record);
        add_signed_page(routes, below + "/{record}/versions", reading, show_versions);
        if (!right.made_on.empty()) {  // It can be read here, and made and changed nowhere but beside its text.
            add_signed_page(routes, below + "/new", reading, go_where_made);
            add_signed_page(routes, below + "/{record}/edit", reading, go_where_made);
            continue;
        }
        add_signed_page(routes, below + "/new", opening, new_record);
        add_form(routes, below + "/new", writing, save_new);
        add_form(routes, below + "/new/keep", writing, keep_record);
        add_form(routes, below + "/new/forget", writing, forget_record);
        add_form(routes, below + "/{record}/keep", writing, keep_record);
        add_form(routes, below + "/{record}/forget", writing, forget_record);
        add_signed_page(routes, below + "/{record}/edit", opening, edit_record);
        add_form(routes, below + "/{record}/edit", writing, save_edit);
        if (!is_matched(casework::form_called(right.form))) continue;
        const Guard looking{.permission = right.write, .audit = AuditEvent::SearchPrivate, .data_class = identity::DataClass::C2, .rate = RateClass::Search, .body_bytes = long_form_bytes};
        add_form(routes, below + "/check", looking, check_record<Checked::New>);
        add_form(routes, below + "/{record}/check", looking, check_record<Checked::Written>);
    }
}

}  // namespace web
