#include "web/family/family_forms.h"

#include <array>
#include <optional>

#include "calendar/london.h"
#include "base/text.h"
#include "casework/walk.h"
#include "identity/membership.h"
#include "identity/person.h"
#include "web/casework/posted_answers.h"
#include "web/casework/sheet_view.h"
#include "web/family/family_view.h"
#include "web/family/reach.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Answers;
using casework::FamilyMember;
using casework::Problem;
using casework::Record;
using identity::Permission;

namespace {

constexpr std::array<FamilyKind, 5> kinds_of_family{{
    {"invitation", "family_invitation", "web.family.invitations", "web.family.add_invitation", false},
    {"contact", "contact", "web.family.contacts", "web.family.add_contact", true},
    {"words", "family_words", "web.family.words", "web.family.add_words", true},
    {"draft", "family_draft", "web.family.drafts", "web.family.add_draft", false},
    {"telling", "family_telling", "web.family.telling", "web.family.add_telling", false},
}};

/// One form that is filled in: of a member, or the member themselves.
struct FamilySheet {
    const casework::Form& form;
    Answers answers;
    std::string to, back;
    std::int64_t seen = 0;
    std::vector<Problem> problems = {};
    Html above = {};
    int status = 200;
    const Record* member = nullptr;
};

/// The advocates who belong to the case, to be chosen by name.
Html advocate_choice(CaseDesk& desk, const Answers& answers) {
    const auto& t = desk.page.t;
    govuk::Select choice{.name = "account.0.account", .id = "account.0.account", .label = {.content = t("web.family.advocate_account")}, .hint = govuk::Hint{.content = t("web.family.advocate_account_hint")}};
    choice.items.push_back({.content = t("web.family.no_account"), .value = std::string{}});
    const auto people = desk.desk.store.read([&](store::Snapshot& snapshot) {
        std::vector<identity::Person> list;
        for (const auto& one : identity::members(snapshot, desk.of.id.to_string()))
            if (one.role == identity::Role::FamilyAdvocate && (!one.until || *one.until > desk.page.context.now))
                if (auto person = identity::person(snapshot, one.person)) list.push_back(std::move(*person));
        return list;
    });
    for (const auto& person : people) choice.items.push_back({.content = span(from_record(), person.name), .value = person.public_id, .selected = answers.of("account", "account") == person.public_id});
    return govuk::select(t, choice);
}

Html boxes_of(CaseDesk& desk, const FamilySheet& sheet) {
    const Sheet view{desk.page.t, sheet.form, sheet.answers, sheet.problems};
    if (sheet.form.name != "family_member") return all_fields(view);
    Html boxes;
    for (const auto& part : sheet.form.sections) {
        if (part.key == "account") continue;
        for (std::size_t turn = 0; turn < (part.most > 1 ? std::min(sheet.answers.turns(part.key) + 1, part.most) : 1); ++turn)
            boxes << h2(turn_title(desk.page.t, sheet.form, part, turn, std::max<std::size_t>(sheet.answers.turns(part.key), 1))) << section_fields(view, part, turn);
    }
    return together(boxes, advocate_choice(desk, sheet.answers));
}

Response fill_in_family(CaseDesk& desk, const FamilySheet& sheet) {
    auto& page = desk.page;
    const auto& t = page.t;
    const Html fields = together(tag::input(type("hidden"), name("seen"), value(std::to_string(sheet.seen))), boxes_of(desk, sheet), p(cls("acts"), button(cls("btn"), type("submit"), t("web.case.save")), sign(" "), a(href(page.link(sheet.back)), t("web.case.back"))));
    const Html body = div(cls("wrap measure"), form_errors(t, sheet.form, sheet.problems), sheet.above, h1(form_title(t, sheet.form)), check_before(desk), page.post_form(sheet.to, fields), provenance(t, sheet.form));
    return page.show(family_frame(desk, form_page_title(t, form_text(t, sheet.form), !sheet.problems.empty()), sheet.member), body, sheet.status);
}

/// A day on which no letter goes out, unless somebody says why it has to.
std::vector<casework::HeldDay> against_held_day(CaseDesk& desk, const casework::Form& form, const Answers& answers) {
    const auto on = form.name == "family_invitation" ? answers.day({"invitation", 0, "on"}) : std::nullopt;
    return on && answers.of("invitation", "despite").empty() ? casework::held_on(desk.file(), *on) : std::vector<casework::HeldDay>{};
}

/// Beyond what the form asks: a yes to a quotation has its day, and a letter keeps clear of a day to hold in mind.
void check_family(CaseDesk& desk, FamilySheet& sheet) {
    sheet.problems = casework::check(sheet.form, sheet.answers, casework::Asked::Complete, today_of(desk.page));
    const auto& may = sheet.answers.of("words", "may");
    if ((may == "quoted" || may == "paraphrase") && sheet.answers.of("words", "consent_on").empty()) sheet.problems.push_back({{"words", 0, "consent_on"}, casework::ProblemKind::Missing});
    const auto held = against_held_day(desk, sheet.form, sheet.answers);
    if (held.empty()) return;
    sheet.problems.push_back({{"invitation", 0, "despite"}, casework::ProblemKind::Missing});
    for (const auto& one : held) sheet.above << govuk::warning_text(desk.page.t, {.content = together(day(desk.page.t, one.on, DayStyle::WithWeekday), sign(": "), held_words(desk, one), sign(". "), desk.page.t("web.family.held_warning"))});
}

// ---- keeping

Response save_new_family(CaseDesk& desk, FamilySheet sheet, const std::string& parent, const std::string& done) {
    auto& page = desk.page;
    sheet.answers = posted_answers(page, sheet.form);
    check_family(desk, sheet);
    sheet.status = 422;
    if (!sheet.problems.empty()) return fill_in_family(desk, sheet);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&] { return casework::write_down(transaction, desk.desk.ground, desk.of, {sheet.form.name, sheet.answers, "kept", parent}, doer_of(page)).id.to_string(); });
    });
    return page.go(done);
}

/// Both texts, nothing lost.
Response family_clash(CaseDesk& desk, FamilySheet sheet, const casework::Stale& stale) {
    const auto& t = desk.page.t;
    sheet.above = together(govuk::warning_text(t, {.content = together(t("web.case.clash"), sign(" "), name_of_account(desk.page, stale.written_by), sign(", "), day_words(t, calendar::day_in_london(stale.written_at)))}),
                           answers_compare(t, {.form = sheet.form, .mine = sheet.answers, .theirs = stale.theirs, .mine_heading = t("web.case.clash_yours"), .theirs_heading = t("web.case.clash_theirs"), .choosing = Choosing::None}), p(t("web.case.clash_what")));
    sheet.seen = stale.version, sheet.status = 409;
    return fill_in_family(desk, sheet);
}

Response save_family(CaseDesk& desk, FamilySheet sheet, Record record, const std::string& done) {
    auto& page = desk.page;
    sheet.answers = posted_answers(page, sheet.form);
    check_family(desk, sheet);
    sheet.seen = record.version = std::atoll(page.typed("seen").c_str());
    sheet.status = 422;
    if (!sheet.problems.empty()) return fill_in_family(desk, sheet);
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    std::optional<casework::Stale> stale;
    const auto saved = desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            const auto version = casework::write_anew(transaction, desk.desk.ground, desk.of, record, sheet.answers, doer_of(page));
            if (version) return done;
            stale = version.error();
            return std::unexpected{0};
        });
    });
    return saved ? page.go(*saved) : family_clash(desk, std::move(sheet), *stale);
}

// ---- a member

enum class Does { Show, Save };

template <Does does>
Response new_member(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    FamilySheet sheet{.form = casework::form_called("family_member"), .answers = {}, .to = desk.path("/family/new"), .back = desk.path("/family")};
    return does == Does::Show ? fill_in_family(desk, sheet) : save_new_family(desk, std::move(sheet), {}, desk.path("/family"));
}

template <Does does>
Response edit_member(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto member = member_of(desk);
    if (!member) return Response::error(404);
    const auto& record = *member->record;
    FamilySheet sheet{.form = casework::form_called("family_member"), .answers = record.answers, .to = member_path(desk, record, "/edit"), .back = member_path(desk, record), .seen = record.version, .member = &record};
    return does == Does::Show ? fill_in_family(desk, sheet) : save_family(desk, std::move(sheet), record, member_path(desk, record));
}

// ---- under a member

/// The member and kind of the path, where the reader may write it.
struct Under {
    FamilyMember member;
    const FamilyKind* kind;
};
std::optional<Under> under_of(CaseDesk& desk) {
    const auto member = member_of(desk);
    const auto* kind = family_kind(desk.page.request.parameter("kind"));
    return member && kind && may_add(desk, *member->record, *kind) ? std::optional{Under{*member, kind}} : std::nullopt;
}

/// What is known already: a contact names whom it is with.
Answers begun(const FamilyMember& member, const FamilyKind& kind) {
    Answers answers;
    if (kind.form != "contact") return answers;
    for (const auto& [to, from] : {std::pair{"person", "label"}, std::pair{"relation", "relation"}, std::pair{"owner", "owner"}, std::pair{"supporter", "advocate"}}) answers.set({"contact", 0, to}, member.record->answers.of("member", from));
    return answers;
}

template <Does does>
Response new_under(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto under = under_of(desk);
    if (!under) return Response::error(404);
    const auto& record = *under->member.record;
    FamilySheet sheet{.form = casework::form_called(under->kind->form), .answers = begun(under->member, *under->kind), .to = member_path(desk, record, "/" + std::string{under->kind->slug} + "/new"), .back = member_path(desk, record), .member = &record};
    return does == Does::Show ? fill_in_family(desk, sheet) : save_new_family(desk, std::move(sheet), record.id.to_string(), member_path(desk, record));
}

const Record* record_under(CaseDesk& desk, const Under& under) {
    const auto id = desk.page.request.parameter("record");
    const auto& member = under.member;
    for (const auto* list : {&member.invitations, &member.contacts, &member.words, &member.drafts, &member.tellings})
        for (const auto* one : *list)
            if (one->form == under.kind->form && one->id.to_string() == id) return one;
    return nullptr;
}

template <Does does>
Response edit_under(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto under = under_of(desk);
    const auto* record = under ? record_under(desk, *under) : nullptr;
    if (!record) return Response::error(404);
    const auto& of = *under->member.record;
    FamilySheet sheet{.form = casework::form_called(under->kind->form), .answers = record->answers, .to = member_path(desk, of, "/" + std::string{under->kind->slug} + "/" + record->id.to_string()), .back = member_path(desk, of), .seen = record->version, .member = &of};
    return does == Does::Show ? fill_in_family(desk, sheet) : save_family(desk, std::move(sheet), *record, member_path(desk, of));
}

/// A word to a draft that was shared: of the family through their advocate, or the team's answer.
Response comment_on_draft(SignedPage& page) {
    CaseDesk desk{page};
    if (desk.is_over()) return Response::error(410);
    const auto member = member_of(desk);
    if (!member || !may_write_member(desk, *member->record)) return Response::error(404);
    const auto id = page.request.parameter("record");
    const auto draft = std::ranges::find_if(member->drafts, [&](const Record* one) { return one->id.to_string() == id; });
    if (draft == member->drafts.end()) return Response::error(404);
    const auto back = reads_whole_family(desk) ? member_path(desk, *member->record) : desk.path("/family");
    Answers answers;
    answers.set({"comment", 0, "does"}, reads_whole_family(desk) ? "replies" : "says");
    answers.set({"comment", 0, "text"}, page.typed("text"));
    if (!casework::check(casework::form_called("family_comment"), answers, casework::Asked::Complete, today_of(page)).empty()) return page.go(back);  // Nothing was said, or more than a box holds.
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    desk.desk.store.write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&] { return casework::write_down(transaction, desk.desk.ground, desk.of, {"family_comment", answers, "kept", id}, doer_of(page)).id.to_string(); });
    });
    return page.go(back);
}

}  // namespace

std::span<const FamilyKind> family_kinds() { return kinds_of_family; }

const FamilyKind* family_kind(std::string_view slug) {
    const auto* const found = std::ranges::find(kinds_of_family, slug, &FamilyKind::slug);
    return found == kinds_of_family.end() ? nullptr : found;
}

bool may_add(const CaseDesk& desk, const Record& member, const FamilyKind& kind) { return may_write_member(desk, member) && (kind.advocates || writes_whole_family(desk)); }

void add_family_forms(Routes& routes) {
    const Guard opening{.permission = Permission::WriteFamilyLog, .audit = AuditEvent::ReadFamilyLog, .data_class = identity::DataClass::C2};
    const Guard writing{.permission = Permission::WriteFamilyLog, .audit = AuditEvent::RecordChanged, .data_class = identity::DataClass::C2, .body_bytes = long_form_bytes};
    auto own_opening = opening, own_writing = writing;
    own_opening.for_owners = own_writing.for_owners = true;
    add_signed_page(routes, "/cases/{case}/family/new", opening, new_member<Does::Show>);
    add_form(routes, "/cases/{case}/family/new", writing, new_member<Does::Save>);
    add_signed_page(routes, "/cases/{case}/family/{member}/edit", opening, edit_member<Does::Show>);
    add_form(routes, "/cases/{case}/family/{member}/edit", writing, edit_member<Does::Save>);
    add_signed_page(routes, "/cases/{case}/family/{member}/{kind}/new", own_opening, new_under<Does::Show>);
    add_form(routes, "/cases/{case}/family/{member}/{kind}/new", own_writing, new_under<Does::Save>);
    add_signed_page(routes, "/cases/{case}/family/{member}/{kind}/{record}", own_opening, edit_under<Does::Show>);
    add_form(routes, "/cases/{case}/family/{member}/{kind}/{record}", own_writing, edit_under<Does::Save>);
    add_form(routes, "/cases/{case}/family/{member}/draft/{record}/comment", own_writing, comment_on_draft);
}

}  // namespace web
