#include "web/casework/refer_pages.h"

#include <algorithm>

#include "base/assert.h"
#include "calendar/london.h"
#include "casework/case_store.h"
#include "casework/draft.h"
#include "casework/draft_paper.h"
#include "casework/key_end.h"
#include "casework/telling.h"
#include "collection/area.h"
#include "web/casework/desk.h"
#include "web/casework/paper_upload.h"
#include "web/casework/posted_answers.h"
#include "web/casework/sheet_view.h"
#include "web/casework/written_view.h"
#include "web/html/components/fields.h"
#include "web/html/components/notices.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/signing/cookies.h"

namespace web {

using namespace html;
using namespace html::tag;
using casework::Answers;
using casework::Draft;
using casework::LinkPurpose;

namespace {

const casework::Form& the_form() { return casework::form_called("referral"); }

casework::Doer the_public(const SignedPage& page) {
    casework::Doer doer;
    doer.who = audit::Who::the_public(), doer.role = "referrer", doer.at = page.context.now, doer.address = page.request.client.to_string(), doer.request = page.request.id;
    return doer;
}

PageFrame public_frame(const SignedPage& page, Key title) {
    PageFrame frame;
    frame.title = std::string{page.t(title).text()};
    frame.robots = Robots::KeptOut;
    return frame;
}

// ---- the way in

Response refer_start(SignedPage& page) {
    const auto& t = page.t;
    const Html body = div(cls("wrap measure"), h1(t("web.refer.title")), govuk::warning_text(t, {.content = t("web.refer.not_for_now")}), p(t("web.refer.what_for")), p(t("web.refer.needs")),
                          p(t("web.refer.kept")), page.post_form("/refer", p(cls("acts"), button(cls("btn"), type("submit"), t("web.refer.start")))), p(a(href(page.link("/refer/back")), t("web.refer.come_back"))),
                          h2(t("web.refer.on_paper")), p(t("web.refer.on_paper_means")), p(a(href(page.link("/refer/form.docx")), t("web.refer.word_form"), sign(" "), Html{the_form().version})));
    return page.show(public_frame(page, "web.refer.title"), body);
}

/// The same form on paper, empty.
Response refer_paper_form(SignedPage& page) {
    return word_file(casework::form_document(the_form(), paper_words(page.t), ""), page.language == Language::Welsh ? "ffurflen-atgyfeirio.docx" : "referral-form.docx");
}

/// The link and the code, shown once: whoever refers keeps them apart.
Response refer_begin(SignedPage& page) {
    auto& desk = desk_of(page);
    const auto key = page.typed("form_key");
    const auto form = key.empty() ? std::string{} : page.context.visitor().form_token + "/" + key;
    const auto begun = desk.store.write([&](store::Transaction& transaction) { return casework::begin_draft(transaction, desk.ground, page.context.now, form); });
    const auto& t = page.t;
    const auto path = "/refer/" + begun.link.token;
    const Html body = div(cls("wrap measure"), h1(t("web.refer.begun")), p(t("web.refer.keep_both")),
                          section(cls("card"), dl(cls("kv"), div(dt(t("web.refer.link")), dd(cls("wrap-any"), from_record(), page.context.public_url + path)), div(dt(t("web.refer.code")), dd(from_record(), begun.link.code)),
                                                  div(dt(t("web.refer.until")), dd(day(t, begun.draft.destroy_on - std::chrono::days{1}))))),
                          page.post_form(path + "/open", together(tag::input(type("hidden"), name("code"), value(begun.link.code)), p(cls("acts"), button(cls("btn"), type("submit"), t("web.refer.go_on"))))));
    return page.show(public_frame(page, "web.refer.begun"), body);
}

// ---- behind the link

/// That the code of this link was given is kept in a cookie of the browser, which tells nobody the code.
std::string seal_of(const SignedPage& page, std::string_view token, std::string_view code) {
    return desk_of(page).ground.keys.blind_token("referral-visit", std::string{token} + "/" + std::string{code});
}

constexpr std::string_view visit_cookie = "cairn_referral";

struct Behind {
    casework::Link link;
    Draft draft;
    std::string token;
};

/// The draft, for a browser that gave the code: `TOKEN:CODE` sealed. Nothing otherwise.
std::optional<Behind> behind(const SignedPage& page) {
    auto& desk = desk_of(page);
    const auto token = page.request.parameter("token");
    const auto kept = page.request.cookie(visit_cookie);
    if (!kept) return std::nullopt;
    return desk.store.read([&](store::Snapshot& snapshot) -> std::optional<Behind> {
        const auto link = casework::find_link(snapshot, LinkPurpose::Referral, token, page.context.now);
        if (!link) return std::nullopt;
        if (seal_of(page, token, link->record) != *kept) return std::nullopt;
        const auto id = base::PublicId::parse(link->record);
        auto draft = id ? casework::find_draft(snapshot, desk.ground, *id) : std::nullopt;
        return draft ? std::optional{Behind{*link, std::move(*draft), token}} : std::nullopt;
    });
}

Response ask_code(SignedPage& page, const Problems& problems, int status) {
    const auto& t = page.t;
    const auto path = "/refer/" + page.request.parameter("token");
    const Html fields = together(govuk::input(t, {.name = "code", .label = {.content = t("web.refer.code")}, .hint = govuk::Hint{.content = t("web.refer.code_hint")}, .error = problems.at("code"), .classes = "govuk-input--width-10", .input_mode = "numeric", .autocomplete = "one-time-code"}),
                                 p(cls("acts"), button(cls("btn"), type("submit"), t("web.refer.go_on"))));
    return page.show(public_frame(page, "web.refer.come_back"), div(cls("wrap measure"), problems.summary(t), h1(t("web.refer.come_back")), page.post_form(path + "/open", fields)), status);
}

Response come_back(SignedPage& page) { return behind(page) ? page.go("/refer/" + page.request.parameter("token") + "/1") : ask_code(page, {}, 200); }

Response open_draft(SignedPage& page) {
    auto& desk = desk_of(page);
    const auto token = page.request.parameter("token");
    const auto link = desk.store.read([&](store::Snapshot& snapshot) { return casework::open_link(snapshot, desk.ground, LinkPurpose::Referral, token, page.typed("code"), page.context.now); });
    if (!link) {
        desk.store.write([&](store::Transaction& transaction) { casework::count_wrong(transaction, LinkPurpose::Referral, token, page.context.now); });
        Problems problems;
        problems.add("code", page.t("web.refer.wrong_code"));
        return ask_code(page, problems, 422);
    }
    auto response = page.go("/refer/" + token + "/1");
    const std::string secure = page.request.secure ? "; Secure" : "";
    response.headers.add("Set-Cookie", std::string{visit_cookie} + "=" + seal_of(page, token, link->record) + "; Path=/; HttpOnly; SameSite=Lax" + secure);
    return response;
}

/// The part of the form that the path asks for, from 1.
const casework::Section* part_of(const SignedPage& page, std::size_t& number) {
    number = static_cast<std::size_t>(std::atoi(page.request.parameter("part").c_str()));
    return number >= 1 && number <= the_form().sections.size() ? &the_form().sections[number - 1] : nullptr;
}

Response show_part(SignedPage& page, const Behind& at, const casework::Section& section, std::size_t number, const Answers& answers, const std::vector<casework::Problem>& problems, int status) {
    const auto& t = page.t;
    const Sheet view{t, the_form(), answers, problems};
    const auto path = "/refer/" + at.token + "/" + std::to_string(number);
    Html fields;
    const std::size_t turns = section.most == 1 ? 1 : std::min(section.most, answers.turns(section.key) + 1);
    for (std::size_t turn = 0; turn < turns; ++turn) {
        if (section.most > 1) fields << h2(section_title(t, the_form(), section), sign(" "), t.number(static_cast<std::int64_t>(turn) + 1));
        fields << section_fields(view, section, turn);
    }
    fields << tag::input(type("hidden"), name("seen"), value(std::to_string(at.draft.version)))
           << p(cls("acts"), button(cls("btn"), type("submit"), name("go"), value("on"), t("web.refer.save_go_on")), sign(" "),
                when(section.most > 1, [&](Html& out) { out << button(cls("btn btn--2"), type("submit"), name("go"), value("another"), t("web.refer.save_another")); }), sign(" "),
                when(number > 1, [&](Html& out) { out << a(href(page.link("/refer/" + at.token + "/" + std::to_string(number - 1))), t("web.refer.back")); }));
    auto frame = public_frame(page, "web.refer.title");
    if (!problems.empty()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    const Html body = div(cls("wrap measure"), form_errors(view.t, view.form, view.problems), p(cls("eyebrow"), t("web.refer.part", {{"number", static_cast<std::int64_t>(number)}, {"count", static_cast<std::int64_t>(the_form().sections.size())}})),
                          h1(section_title(t, the_form(), section)), page.post_form(path, fields), provenance(t, the_form(), &section));
    return page.show(std::move(frame), body, status);
}

Response refer_part(SignedPage& page) {
    const auto at = behind(page);
    if (!at) return ask_code(page, {}, 200);
    std::size_t number = 0;
    const auto* section = part_of(page, number);
    return section ? show_part(page, *at, *section, number, at->draft.answers, {}, 200) : Response::error(404);
}

Response save_part(SignedPage& page) {
    const auto at = behind(page);
    if (!at) return ask_code(page, {}, 403);
    std::size_t number = 0;
    const auto* section = part_of(page, number);
    if (!section) return Response::error(404);
    const auto answers = posted_section(page, *section, at->draft.answers);
    auto& desk = desk_of(page);
    auto seen = at->draft;
    seen.version = std::atoll(page.typed("seen").c_str());
    const auto saved = desk.store.write([&](store::Transaction& transaction) { return casework::save_draft(transaction, desk.ground, seen, answers, page.context.now); });
    if (!saved) {  // Two windows of one draft: what was typed stays on the page, over what the other window saved.
        auto newer = *at;
        newer.draft.version = saved.error().version;
        return show_part(page, newer, *section, number, answers, {}, 409);
    }
    std::vector<casework::Problem> problems;
    for (std::size_t turn = 0; turn < std::max<std::size_t>(1, answers.turns(section->key)); ++turn)
        std::ranges::copy(casework::check(*section, turn, answers, casework::Asked::Written, today_of(page)), std::back_inserter(problems));
    if (!problems.empty()) {
        auto now = *at;
        now.draft.version = *saved;
        return show_part(page, now, *section, number, answers, problems, 422);
    }
    const auto base_path = "/refer/" + at->token;
    if (page.typed("go") == "another") return page.go(base_path + "/" + std::to_string(number));
    return page.go(number == the_form().sections.size() ? base_path + "/papers" : base_path + "/" + std::to_string(number + 1));
}

// ---- papers that go with it

std::vector<casework::DraftPaper> papers_with(const SignedPage& page, const Draft& draft) {
    auto& desk = desk_of(page);
    return desk.store.read([&](store::Snapshot& snapshot) { return casework::papers_of(snapshot, desk.ground, draft); });
}

Html draft_paper_name(const SignedPage& page, const casework::DraftPaper& paper) {
    return together(span(cls("wrap-any"), from_record(), paper.facts.file_name), small(paper_words_of(page.t, "file", paper.facts.paper), sign(", "), file_size(page.t, paper.bytes)));
}

Response show_papers(SignedPage& page, const Behind& at, const Problems& problems, int status) {
    const auto& t = page.t;
    const auto path = "/refer/" + at.token;
    Html items;
    for (const auto& paper : papers_with(page, at.draft))
        items << li(span(draft_paper_name(page, paper)), page.post_form(path + "/papers/" + paper.id.to_string() + "/remove", button(cls("btn btn--2 btn--s"), type("submit"), t("web.refer.remove"), span(cls("govuk-visually-hidden"), sign(" "), span(from_record(), paper.facts.file_name)))));
    auto frame = public_frame(page, "web.refer.papers");
    if (problems.any()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    const Html list = items.empty() ? Html{p(cls("muted"), t("web.refer.no_papers"))} : Html{section(cls("card"), ul(cls("tasks"), items))};
    const Html body = div(cls("wrap measure"), problems.summary(t), h1(t("web.refer.papers")), p(t("web.refer.papers_mean")), list,
                          file_form(page, path + "/papers", together(file_field(page, problems, t("web.documents.choose_hint")), p(cls("acts"), button(cls("btn btn--2"), type("submit"), t("web.refer.add_paper"))))),
                          p(cls("acts"), a(cls("btn"), href(page.link(path + "/check")), t("web.refer.go_on")), a(href(page.link(path + "/" + std::to_string(the_form().sections.size()))), t("web.refer.back"))));
    return page.show(std::move(frame), body, status);
}

Response refer_papers(SignedPage& page) {
    const auto at = behind(page);
    return at ? show_papers(page, *at, {}, 200) : ask_code(page, {}, 200);
}

Response add_referral_paper(SignedPage& page) {
    const auto at = behind(page);
    if (!at) return ask_code(page, {}, 403);
    Problems problems;
    const auto upload = take_upload(page, "paper");
    if (!upload) {
        problems.add("paper", paper_words_of(page.t, "refused", upload.error()));
        return show_papers(page, *at, problems, 422);
    }
    auto& desk = desk_of(page);
    const auto kept = casework::keep_paper(desk.files, at->draft.seal, base::PublicId::make(desk.ground.random), 1, upload->facts(upload->name, at->draft.answers.of("referrer", "agency")), upload->bytes);
    const auto added = desk.store.write([&](store::Transaction& transaction) { return casework::add_paper(transaction, desk.files, desk.ground, at->draft, kept, page.context.now); });
    if (added) return page.go("/refer/" + at->token + "/papers");
    if (added.error() == casework::DraftPaperRefusal::Gone) return ask_code(page, {}, 403);
    problems.add("paper", added.error() == casework::DraftPaperRefusal::TooMany ? page.t("web.refer.too_many") : page.t("web.refer.too_much"));
    return show_papers(page, *at, problems, 422);
}

Response remove_referral_paper(SignedPage& page) {
    const auto at = behind(page);
    if (!at) return ask_code(page, {}, 403);
    auto& desk = desk_of(page);
    if (const auto id = base::PublicId::parse(page.request.parameter("paper"))) desk.store.write([&](store::Transaction& transaction) { casework::remove_paper(transaction, at->draft, *id); });
    return page.go("/refer/" + at->token + "/papers");
}

Html papers_summary(const SignedPage& page, const Behind& at) {
    const auto& t = page.t;
    Html items;
    for (const auto& paper : papers_with(page, at.draft)) items << li(draft_paper_name(page, paper));
    return section(cls("card"), h2(t("web.refer.papers")), items.empty() ? Html{p(t("web.refer.no_papers"))} : Html{ul(cls("tasks"), items)}, p(a(href(page.link("/refer/" + at.token + "/papers")), t("web.refer.change_papers"))));
}

Response show_check(SignedPage& page, const Behind& at, const std::vector<casework::Problem>& problems, int status) {
    const auto& t = page.t;
    const PlaceAddress change = [&](const casework::Place& at_place) {
        const auto place = std::ranges::find(the_form().sections, at_place.section, &casework::Section::key) - the_form().sections.begin();
        return page.link("/refer/" + at.token + "/" + std::to_string(place + 1));
    };
    const Html summary = form_errors(t, the_form(), problems, change);
    auto frame = public_frame(page, "web.refer.check");
    if (!problems.empty()) frame.title = std::string{t("web.case.error_title", {{"title", frame.title}}).text()};
    return page.show(std::move(frame), div(cls("wrap measure"), summary, h1(t("web.refer.check")), answers_summary(t, {.form = the_form(), .answers = at.draft.answers, .change = change}), papers_summary(page, at), p(t("web.refer.sends")),
                                           page.post_form("/refer/" + at.token + "/check", p(cls("acts"), button(cls("btn"), type("submit"), t("web.refer.send"))))), status);
}

Response check_answers(SignedPage& page) {
    const auto at = behind(page);
    return at ? show_check(page, *at, {}, 200) : ask_code(page, {}, 200);
}

/// The partnership of the place, or the only one there is.
std::int64_t partnership_for(const SignedPage& page, const Answers& answers) {
    const auto all = desk_of(page).store.read([](store::Snapshot& snapshot) { return casework::partnerships(snapshot); });
    CAIRN_ASSERT(!all.empty());
    const auto area = collection::AreaBook::built_in().meaning(answers.of("incident", "place_authority"));
    for (const auto& one : all)
        if (one.area == area.label.slug) return one.organisation;
    return all.front().organisation;
}

Response receipt(SignedPage& page, const std::string& reference) {
    const auto& t = page.t;
    const Html body = div(cls("wrap measure"), govuk::panel({.title = t("web.refer.sent"), .content = together(t("web.refer.reference"), br(), strong(span(from_record(), reference)))}),
                          p(t("web.refer.received", {{"day", day_words(t, today_of(page))}})), p(t("web.refer.what_next")));
    auto response = page.show(public_frame(page, "web.refer.sent"), body);
    response.headers.add("Set-Cookie", std::string{visit_cookie} + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    return response;
}

/// What this browser's visit to this link was answered with already: whoever presses twice sees the receipt and no question for a code.
std::optional<std::string> sent_before(const SignedPage& page) {
    const auto visit = page.request.cookie(visit_cookie);
    if (!visit) return std::nullopt;
    auto& desk = desk_of(page);
    return desk.store.read([&](store::Snapshot& snapshot) { return casework::receipt_of(snapshot, desk.ground, page.request.parameter("token") + "/" + std::string{*visit}); });
}

Response refer_send(SignedPage& page) {
    if (const auto reference = sent_before(page)) return receipt(page, *reference);
    const auto at = behind(page);
    if (!at) return ask_code(page, {}, 403);
    const auto problems = casework::check(the_form(), at->draft.answers, casework::Asked::Complete, today_of(page));
    if (!problems.empty()) return show_check(page, *at, problems, 422);
    auto& desk = desk_of(page);
    const auto partnership = partnership_for(page, at->draft.answers);
    const auto visit = at->token + "/" + std::string{page.request.cookie(visit_cookie).value_or("")};
    casework::Sending sending{.partnership = partnership, .seal = desk.ground.keys.new_case_key(), .papers = {}};
    sending.papers = casework::reseal_papers(desk.files, at->draft, papers_with(page, at->draft), *sending.seal);
    const auto reference = desk.store.write([&](store::Transaction& transaction) {
        if (const auto before = casework::receipt_of(transaction, desk.ground, visit)) return *before;
        const auto opened = casework::send_draft(transaction, desk.files, desk.ground, at->draft, sending, the_public(page));
        desk.welcome(transaction, opened, page.context.now);
        casework::tell_referral(transaction, desk.ground, opened, the_public(page));
        casework::keep_receipt(transaction, desk.ground, visit, opened.reference, page.context.now);
        return opened.reference;
    });
    casework::destroy_ended_keys(desk.store, desk.ground);
    return receipt(page, reference);
}

Response back_how(SignedPage& page) {
    const auto& t = page.t;
    return page.show(public_frame(page, "web.refer.come_back"), div(cls("wrap measure"), h1(t("web.refer.come_back")), p(t("web.refer.back_how"))));
}

}  // namespace

void add_refer_pages(Routes& routes) {
    const Guard guard{.permission = identity::Permission::SignIn, .audit = AuditEvent::None, .data_class = identity::DataClass::C1};
    const Guard change{.permission = identity::Permission::SignIn, .audit = AuditEvent::None, .data_class = identity::DataClass::C1, .rate = RateClass::Forms, .body_bytes = long_form_bytes / 8};
    add_signed_page(routes, "/refer", guard, refer_start);
    add_form(routes, "/refer", change, refer_begin);
    add_signed_page(routes, "/refer/back", guard, back_how);
    add_signed_page(routes, "/refer/form.docx", {.permission = identity::Permission::SignIn, .rate = RateClass::Downloads}, refer_paper_form);
    add_signed_page(routes, "/refer/{token}", guard, come_back);
    add_signed_page(routes, "/refer/{token}/papers", guard, refer_papers);
    add_upload(routes, "/refer/{token}/papers", change, add_referral_paper);
    add_form(routes, "/refer/{token}/papers/{paper}/remove", change, remove_referral_paper);
    add_form(routes, "/refer/{token}/open", change, open_draft);
    add_signed_page(routes, "/refer/{token}/check", guard, check_answers);
    add_form(routes, "/refer/{token}/check", change, refer_send);
    add_signed_page(routes, "/refer/{token}/{part}", guard, refer_part);
    add_form(routes, "/refer/{token}/{part}", change, save_part);
}

}  // namespace web
