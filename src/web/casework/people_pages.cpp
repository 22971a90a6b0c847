#include "casework/walk.h"
#include "web/casework/desk.h"
#include "web/casework/linked_view.h"
#include "web/casework/posted_answers.h"
#include "web/casework/sheet_view.h"
#include "web/casework/opening_pages.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Record;
using identity::Permission;

namespace {

/// Labels for everybody who may see the case; names only behind a reveal that is recorded.
Response show_people(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    Html items;
    for (const auto* person : desk.file().all("person")) {
        const auto id = person->id.to_string();
        items << li(span(strong(span(from_record(), person->answers.of("person", "label"))), small(option_words(t, person->answers.of("person", "kind")))),
                    when(desk.may(Permission::ReadIdentities), [&](Html& out) {
                        out << page.post_form(desk.path("/people/" + id + "/reveal"), button(cls("btn btn--2 btn--s"), type("submit"), t("web.persons.show"), span(cls("govuk-visually-hidden"), sign(" "), span(from_record(), person->answers.of("person", "label")))));
                    }));
    }
    const Html body = div(cls("wrap measure"), h1(t("web.persons.title")), p(t("web.persons.mean")), items.empty() ? Html{section(cls("card"), p(t("web.persons.none")))} : Html{section(cls("card"), ul(cls("tasks"), items))},
                          when(desk.may(Permission::WriteIdentities), [&](Html& out) { out << p(a(cls("btn"), href(desk.link("/people/new")), t("web.persons.add"))); }));
    return page.show(desk.frame(std::string{t("web.persons.title").text()}), body);
}

std::optional<Record> person_of(CaseDesk& desk) {
    const auto id = base::PublicId::parse(desk.page.request.parameter("record"));
    if (!id) return std::nullopt;
    auto found = desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::find_record(snapshot, desk.desk.ground, desk.of, *id); });
    return found && found->form == "person" ? found : std::nullopt;
}

/// A reveal is a POST, so that no link opens a name, and the server has recorded it before this runs.
Response reveal(SignedPage& page) {
    CaseDesk desk{page};
    const auto person = person_of(desk);
    if (!person) return Response::error(404);
    const auto& t = page.t;
    const auto& form = casework::form_called("person");
    const Html body = div(cls("wrap measure"), h1(span(from_record(), person->answers.of("person", "label"))), govuk::warning_text(t, {.content = t("web.persons.recorded")}), answers_summary(t, {.form = form, .answers = person->answers}),
                          p(cls("acts"), when(desk.may(Permission::WriteIdentities), [&](Html& out) { out << a(cls("btn"), href(desk.link("/people/" + person->id.to_string() + "/edit")), t("web.sheet.change")) << sign(" "); }), a(href(desk.link("/people")), t("web.persons.hide"))));
    return page.show(desk.frame(person->answers.of("person", "label")), body);
}

/// What was found for the person that is typed, where somebody asked.
struct PersonMatches {
    std::vector<casework::LikeCase> like = {};
    MatchesAsked asked = MatchesAsked::NotYet;
};

Response fill_in_person(CaseDesk& desk, const casework::Answers& answers, const std::vector<casework::Problem>& problems, std::int64_t seen, const std::string& to, int status, const PersonMatches& matches = {}) {
    auto& page = desk.page;
    const auto& t = page.t;
    const auto& form = casework::form_called("person");
    const Sheet view{t, form, answers, problems};
    const Html fields = together(tag::input(type("hidden"), name("seen"), value(std::to_string(seen))), all_fields(view), p(cls("acts"), button(cls("btn"), type("submit"), t("web.case.save")), sign(" "), a(href(desk.link("/people")), t("web.case.back"))),
                                 matches_panel(page, to.substr(0, to.rfind('/')) + "/check", matches.like, matches.asked));  // After what Enter does.
    auto frame = desk.frame(form_text(t, form));
    if (!problems.empty()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    return page.show(std::move(frame), div(cls("wrap measure"), form_errors(view.t, view.form, view.problems), h1(form_title(t, form)), page.post_form(to, fields)), status);
}

enum class PersonChecked { New, Written };

/// Whether the person that is typed is known already. Nothing is kept of it.
template <PersonChecked which>
Response check_person(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    constexpr bool is_new = which == PersonChecked::New;
    if (!is_new && !person_of(desk)) return Response::error(404);
    const auto answers = posted_answers(page, casework::form_called("person"));
    PersonMatches matches{desk.desk.store.read([&](store::Snapshot& snapshot) { return casework::cases_like(snapshot, desk.desk.ground, casework::traits_of("person", answers), desk.of, reader_of(page)); }), MatchesAsked::Asked};
    if (wants_matches_alone(page)) return matches_alone(page, matches.like);
    return fill_in_person(desk, answers, {}, std::atoll(page.typed("seen").c_str()), is_new ? desk.path("/people/new") : desk.path("/people/" + page.request.parameter("record") + "/edit"), 200, matches);
}

Response new_person(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    return fill_in_person(desk, {}, {}, 0, desk.path("/people/new"), 200);
}

Response add_person(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto answers = posted_answers(page, casework::form_called("person"));
    const auto problems = casework::check(casework::form_called("person"), answers, casework::Asked::Complete, today_of(page));
    if (!problems.empty()) return fill_in_person(desk, answers, problems, 0, desk.path("/people/new"), 422);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&] { return casework::write_down(transaction, desk.desk.ground, desk.of, {"person", answers}, doer_of(page)).id.to_string(); });
    });
    return page.go(desk.path("/people"));
}

Response edit_person(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto person = person_of(desk);
    return person ? fill_in_person(desk, person->answers, {}, person->version, desk.path("/people/" + person->id.to_string() + "/edit"), 200) : Response::error(404);
}

Response change_person(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    auto person = person_of(desk);
    if (!person) return Response::error(404);
    const auto to = desk.path("/people/" + person->id.to_string() + "/edit");
    const auto answers = posted_answers(page, casework::form_called("person"));
    person->version = std::atoll(page.typed("seen").c_str());
    const auto problems = casework::check(casework::form_called("person"), answers, casework::Asked::Complete, today_of(page));
    if (!problems.empty()) return fill_in_person(desk, answers, problems, person->version, to, 422);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    std::int64_t theirs = 0;
    const auto saved = desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            const auto version = casework::write_anew(transaction, desk.desk.ground, desk.of, *person, answers, doer_of(page));
            if (version) return desk.path("/people");
            theirs = version.error().version;
            return std::unexpected{0};
        });
    });
    return saved ? page.go(*saved) : fill_in_person(desk, answers, {}, theirs, to, 409);
}

}  // namespace

void add_person_pages(Routes& routes) {
    const auto c2 = identity::DataClass::C2;
    add_signed_page(routes, "/cases/{case}/people", {.permission = Permission::ReadCase, .audit = AuditEvent::ReadCase, .data_class = c2}, show_people);
    add_signed_page(routes, "/cases/{case}/people/new", {.permission = Permission::WriteIdentities, .audit = AuditEvent::ReadCase, .data_class = c2}, new_person);
    add_form(routes, "/cases/{case}/people/new", {.permission = Permission::WriteIdentities, .audit = AuditEvent::RecordChanged, .data_class = c2}, add_person);
    const Guard looking{.permission = Permission::WriteIdentities, .audit = AuditEvent::SearchPrivate, .data_class = c2, .rate = RateClass::Search};
    add_form(routes, "/cases/{case}/people/check", looking, check_person<PersonChecked::New>);
    add_form(routes, "/cases/{case}/people/{record}/check", looking, check_person<PersonChecked::Written>);
    add_form(routes, "/cases/{case}/people/{record}/reveal", {.permission = Permission::ReadIdentities, .audit = AuditEvent::ReadIdentityKey, .data_class = c2}, reveal);
    add_signed_page(routes, "/cases/{case}/people/{record}/edit", {.permission = Permission::WriteIdentities, .audit = AuditEvent::ReadIdentityKey, .data_class = c2}, edit_person);
    add_form(routes, "/cases/{case}/people/{record}/edit", {.permission = Permission::WriteIdentities, .audit = AuditEvent::RecordChanged, .data_class = c2}, change_person);
}

}  // namespace web
