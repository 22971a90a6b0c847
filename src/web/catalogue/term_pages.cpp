#include "base/text.h"
#include "collection/term_store.h"
#include "collection/words.h"
#include "web/catalogue/catalogue_pages.h"
#include "web/catalogue/cataloguer.h"
#include "web/catalogue/term_view.h"

namespace web {

using namespace html;
using namespace html::tag;
using collection::TermBook;
using collection::TermChange;
using collection::TermDeed;
using identity::Permission;

namespace {

constexpr std::size_t longest_words = 200, longest_note = 2000, most_words = 60;

/// The words of a record's kind are the host's: whoever catalogues for one partnership alone does not change them for all.
bool may_change_words(const SignedPage& page) { return queue_reach_of(page).everywhere; }

TermBook book_of(const SignedPage& page) {
    return page.store().read([](store::Snapshot& snapshot) { return collection::term_book(snapshot); });
}

PageFrame terms_frame(const SignedPage& page, std::string title, bool is_error, bool below) {
    auto frame = page.frame(is_error ? std::string{page.t("web.sign_in.error_title", {{"title", title}}).text()} : std::move(title));
    frame.breadcrumbs = {{Html{page.t("web.deposit.title")}, page.link("/deposit")}};
    if (below) frame.breadcrumbs.push_back({Html{page.t("web.terms.title")}, page.link("/admin/themes")});
    return frame;
}

Response terms_page(SignedPage& page) {
    if (!may_change_words(page)) return Response::error(404);
    const auto book = book_of(page);
    TermList list{.book = &book, .facet = page.asked("facet"), .words = page.asked("q").substr(0, 100), .groups = page.store().read([](store::Snapshot& snapshot) { return collection::term_groups(snapshot); })};
    if (std::ranges::find(collection::editable_facets(), list.facet) == collection::editable_facets().end()) list.facet = collection::editable_facets().front();
    return page.show(terms_frame(page, std::string{page.t("web.terms.title").text()}, false, false), term_list_view(page, list));
}

TermForm form_of(const collection::TermState& state) {
    return {.facet = state.words.facet, .preferred = state.words.preferred, .welsh = state.words.welsh, .synonyms = as_lines(state.words.synonyms), .welsh_synonyms = as_lines(state.words.welsh_synonyms), .broader = state.words.broader, .scope_note = state.words.scope_note};
}

Response show_term(SignedPage& page, const TermBook& book, const std::string& id, const TermForm& form, const Problems& problems, int status) {
    TermModel model{.book = &book, .id = id, .form = form};
    const auto* state = book.state(id);
    if (state) model.use = page.store().read([&](store::Snapshot& snapshot) { return collection::use_of_term(snapshot, state->words.facet, collection::slug_of(state->words.preferred)); });
    return page.show(terms_frame(page, state ? state->words.preferred : std::string{page.t("web.terms.add").text()}, problems.any(), true), term_view(page, model, problems), status);
}

Response new_term_page(SignedPage& page) {
    if (!may_change_words(page)) return Response::error(404);
    TermForm form;
    if (const auto asked = page.asked("facet"); std::ranges::find(collection::editable_facets(), asked) != collection::editable_facets().end()) form.facet = asked;
    return show_term(page, book_of(page), {}, form, {}, 200);
}

/// A term of a group that may be changed here.
const collection::TermState* changeable(const TermBook& book, const std::string& id) {
    const auto* state = book.state(id);
    return state && std::ranges::find(collection::editable_facets(), state->words.facet) != collection::editable_facets().end() ? state : nullptr;
}

Response term_page(SignedPage& page) {
    const auto book = book_of(page);
    const auto* state = changeable(book, page.request.parameter("term"));
    return may_change_words(page) && state ? show_term(page, book, page.request.parameter("term"), form_of(*state), {}, 200) : Response::error(404);
}

std::vector<std::string> lines_in(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size() && lines.size() < most_words;) {
        const auto end = std::min(text.find('\n', at), text.size());
        std::string line{base::trim(text.substr(at, end - at))};
        if (!line.empty() && line.size() <= longest_words && std::ranges::find(lines, line) == lines.end()) lines.push_back(std::move(line));
        at = end + 1;
    }
    return lines;
}

TermForm typed_form(const SignedPage& page) {
    return {.facet = page.typed("facet"), .preferred = page.typed("preferred").substr(0, longest_words), .welsh = page.typed("welsh").substr(0, longest_words), .synonyms = page.typed_whole("synonyms"), .welsh_synonyms = page.typed_whole("welsh_synonyms"),
            .broader = page.typed("broader"), .scope_note = page.typed("scope_note").substr(0, longest_note), .reason = page.typed("reason")};
}

/// The label it had stays one of its words, so that whoever looks for it finds it.
TermChange written(const TermForm& form, const std::string& id, const collection::TermState* before) {
    TermChange change{.term = id, .deed = TermDeed::Write, .words = {.facet = form.facet, .preferred = form.preferred, .welsh = form.welsh, .broader = form.broader, .scope_note = form.scope_note, .synonyms = lines_in(form.synonyms), .welsh_synonyms = lines_in(form.welsh_synonyms)}, .reason = form.reason};
    auto& words = change.words.synonyms;
    if (before && before->words.preferred != form.preferred && std::ranges::find(words, before->words.preferred) == words.end()) words.push_back(before->words.preferred);
    std::erase(words, form.preferred);
    return change;
}

std::string field_of(const collection::TermObstacle& obstacle, const TermChange& change) {
    using enum collection::TermRefusal;
    if (change.deed == TermDeed::Merge) return "into";
    if (obstacle.why == WordTaken && obstacle.word != change.words.preferred) return std::ranges::find(change.words.welsh_synonyms, obstacle.word) != change.words.welsh_synonyms.end() ? "welsh_synonyms" : obstacle.word == change.words.welsh ? "welsh" : "synonyms";
    if (obstacle.why == NotBroader) return "broader";
    if (obstacle.why == NoSuchFacet) return "facet";
    return "preferred";
}

/// Once; recorded; then records, passages and the index follow.
template <class Make>
Response change_terms(SignedPage& page, const std::string& id, const TermForm& form, const char* reason_field, const std::string& why, const char* recorded, Make make) {
    const auto guard = FormGuard::of(page.request, page.context);
    if (!guard) return Response::error(400);
    Problems problems;
    if (why.empty()) problems.add(reason_field, page.t("web.terms.problem_reason"));
    const auto to = page.store().write([&](store::Transaction& transaction) {
        return guard->once(transaction, [&]() -> std::expected<std::string, int> {
            const auto book = collection::term_book(transaction);
            std::expected<TermChange, collection::TermObstacle> change = make(book);
            if (change)
                if (auto stands = book.obstacle(*change)) change = std::unexpected{*stands};
            if (!change) {
                const auto field = std::string{reason_field} == "undo_reason" ? "undo_reason" : field_of(change.error(), make(book).value_or(TermChange{}));
                problems.add_text(field, words_of(page, book, change.error()));
            }
            if (problems.any()) return std::unexpected{422};
            auto event = cataloguing_event(page);
            change->reason = why, change->changed_by = event.who.to_string(), change->changed_at = event.at;
            const int version = collection::keep_term_change(transaction, *change);
            event.object = "vocabulary/" + base::fold(change->term) + "/" + std::to_string(version), event.reason = recorded;
            audit::record(transaction, event);
            return "/admin/themes/" + change->term + "?done=1";
        });
    });
    if (!to) return show_term(page, book_of(page), id, form, problems, to.error());
    collection::follow_vocabulary(page.store(), today_of(page));
    index_now(page);
    return page.go(*to);
}

Response add_term(SignedPage& page) {
    if (!may_change_words(page)) return Response::error(404);
    const auto form = typed_form(page);
    return change_terms(page, {}, form, "reason", form.reason, "term-added", [&](const TermBook& book) -> std::expected<TermChange, collection::TermObstacle> { return written(form, book.next_id(form.facet), nullptr); });
}

Response write_term(SignedPage& page) {
    const auto& id = page.request.parameter("term");
    const auto book = book_of(page);
    const auto* state = changeable(book, id);
    if (!may_change_words(page) || !state) return Response::error(404);
    auto form = typed_form(page);
    form.facet = state->words.facet;
    if (page.typed("seen") != std::to_string(state->last_change)) {
        Problems problems;
        problems.add("preferred", page.t("web.terms.problem_seen"));
        return show_term(page, book, id, form, problems, 409);
    }
    return change_terms(page, id, form, "reason", form.reason, "term-written", [&](const TermBook& now) -> std::expected<TermChange, collection::TermObstacle> { return written(form, id, now.state(id)); });
}

/// Ends what the term was: its words stay as they are.
Response end_term(SignedPage& page, TermDeed deed) {
    const auto& id = page.request.parameter("term");
    const auto book = book_of(page);
    const auto* state = changeable(book, id);
    if (!may_change_words(page) || !state) return Response::error(404);
    auto form = form_of(*state);
    const bool merges = deed == TermDeed::Merge;
    form.into = page.typed("into"), form.merge_reason = page.typed("merge_reason"), form.retire_reason = page.typed("retire_reason");
    return change_terms(page, id, form, merges ? "merge_reason" : "retire_reason", merges ? form.merge_reason : form.retire_reason, merges ? "term-merged" : "term-retired",
                        [&](const TermBook& now) -> std::expected<TermChange, collection::TermObstacle> { return TermChange{.term = id, .deed = deed, .words = now.state(id)->words, .into = merges ? form.into : std::string{}}; });
}

Response undo_term(SignedPage& page) {
    const auto& id = page.request.parameter("term");
    const auto book = book_of(page);
    const auto* state = changeable(book, id);
    if (!may_change_words(page) || !state) return Response::error(404);
    auto form = form_of(*state);
    form.undo_reason = page.typed("undo_reason");
    const auto version = page.typed("version");
    return change_terms(page, id, form, "undo_reason", form.undo_reason, "term-change-undone", [&](const TermBook& now) -> std::expected<TermChange, collection::TermObstacle> {
        const auto last = now.state(id)->last_change;
        return version == std::to_string(last) ? now.undoing(last) : std::unexpected{collection::TermObstacle{collection::TermRefusal::LaterChange, {}, id}};
    });
}

}  // namespace

void add_term_pages(Routes& routes) {
    const Guard reading{.permission = Permission::WriteCollection};
    const Guard writing{.permission = Permission::WriteCollection, .audit = AuditEvent::RecordChanged};
    add_signed_page(routes, "/admin/themes", reading, terms_page);
    add_signed_page(routes, "/admin/themes/new", reading, new_term_page);
    add_form(routes, "/admin/themes/new", writing, add_term);
    add_signed_page(routes, "/admin/themes/{term}", reading, term_page);
    add_form(routes, "/admin/themes/{term}", writing, write_term);
    add_form(routes, "/admin/themes/{term}/merge", writing, [](SignedPage& page) { return end_term(page, TermDeed::Merge); });
    add_form(routes, "/admin/themes/{term}/retire", writing, [](SignedPage& page) { return end_term(page, TermDeed::Retire); });
    add_form(routes, "/admin/themes/{term}/undo", writing, undo_term);
}

}  // namespace web
