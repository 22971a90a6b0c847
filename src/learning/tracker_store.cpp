#include "learning/tracker_store.h"

#include <algorithm>
#include <charconv>

#include "base/assert.h"
#include "base/fault.h"
#include "base/text.h"
#include "collection/words.h"
#include "learning/head_row.h"
#include "learning/owner.h"

namespace learning {

namespace {

using casework::Answers;
using casework::Doer;
using casework::Ground;

CAIRN_SQL(add_head, R"(
    INSERT INTO learning_recommendation (recommendation_id, partnership, case_id, key_id, review, number, identifying, state, text, plain_text, addressees, target, owners, theme,
                                         watched_by, due_on, retest_on, evidence, made_at, changed_at, version, imported)
    VALUES ($1, $2, $3, $4, $5, $6, 0, 'proposed', '', '', '', '', '', '', '', NULL, NULL, '', $7, $7, 1, $8) RETURNING recommendation)");
CAIRN_SQL(last_number, "SELECT COALESCE(MAX(number), 0) FROM learning_recommendation WHERE partnership = $1 AND case_id = $2 AND (case_id <> '' OR review = $3)");
CAIRN_SQL(tie_heads, "UPDATE learning_recommendation SET review = $1 WHERE case_id = $2 AND identifying = 0");
CAIRN_SQL(follow_head, R"(
    UPDATE learning_recommendation SET identifying = $1, state = $2, text = $3, plain_text = $4, addressees = $5, target = $6, owners = $7, theme = $8, watched_by = $9, due_on = $10,
           retest_on = $11, evidence = $12, changed_at = $13, version = version + 1 WHERE recommendation = $14)");
CAIRN_SQL(add_entry_row, R"(
    INSERT INTO learning_entry (entry_id, recommendation, form, about, follows, answers, sealed, written_by, role, written_at, owner) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING entry)");
CAIRN_SQL(seal_entry_row, "UPDATE learning_entry SET answers = '', sealed = $1, owner = NULL WHERE entry = $2");
CAIRN_SQL(entries_of, "SELECT entry, entry_id, form, about, follows, answers, sealed, written_by, role, written_at, owner FROM learning_entry WHERE recommendation = $1 ORDER BY entry");
CAIRN_SQL(add_step_row, R"(
    INSERT INTO learning_step (recommendation, event, from_state, to_state, happened_on, reasons, sealed, replaced_by, taken_by, role, taken_at)
    VALUES ($1, $2, $3, $4, $5, $6, NULL, $7, $8, $9, $10) RETURNING step)");
CAIRN_SQL(seal_step_row, "UPDATE learning_step SET reasons = '', sealed = $1 WHERE step = $2");
CAIRN_SQL(steps_of, "SELECT step, event, from_state, to_state, happened_on, reasons, sealed, replaced_by, taken_by, role, taken_at FROM learning_step WHERE recommendation = $1 ORDER BY step");
CAIRN_SQL(forget_parts, "DELETE FROM learning_part WHERE recommendation = $1");
CAIRN_SQL(add_part, "INSERT INTO learning_part (recommendation, kind, name, plain_name, due_on, open, owner, action) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");
CAIRN_SQL(count_open_parts, R"(
    SELECT COUNT(*) FROM learning_part p JOIN learning_recommendation r ON r.recommendation = p.recommendation WHERE p.plain_name = $1 AND r.partnership = $2 AND p.open = 1)");
CAIRN_SQL(head_by_id, CAIRN_HEAD_COLUMNS "FROM learning_recommendation r WHERE r.recommendation_id = $1");
CAIRN_SQL(head_by_row, CAIRN_HEAD_COLUMNS "FROM learning_recommendation r WHERE r.imported = $1 AND r.partnership = $2");
CAIRN_SQL(heads_by_case, CAIRN_HEAD_COLUMNS "FROM learning_recommendation r WHERE r.case_id = $1 ORDER BY r.number, r.recommendation");
CAIRN_SQL(heads_by_review, CAIRN_HEAD_COLUMNS "FROM learning_recommendation r WHERE r.review = $1 AND r.identifying = 0 ORDER BY r.number, r.recommendation");
CAIRN_SQL(heads_by_partnership, CAIRN_HEAD_COLUMNS "FROM learning_recommendation r WHERE r.partnership = $1 ORDER BY r.recommendation");
CAIRN_SQL(heads_by_replacement, CAIRN_HEAD_COLUMNS R"(
    FROM learning_recommendation r WHERE r.recommendation IN (SELECT s.recommendation FROM learning_step s WHERE s.replaced_by = $1) ORDER BY r.recommendation)");
CAIRN_SQL(newest_setting, "SELECT value FROM learning_setting WHERE partnership = $1 AND name = $2 ORDER BY setting DESC LIMIT 1");
CAIRN_SQL(add_setting, "INSERT INTO learning_setting (partnership, name, value, set_by, set_at) VALUES ($1, $2, $3, $4, $5)");

store::SealedPlace entry_place(const std::string& id) { return {store::SealedClass::C2, "learning_entry.sealed", id}; }
store::SealedPlace step_place(std::int64_t step) { return {store::SealedClass::C2, "learning_step.sealed", std::to_string(step)}; }

store::KeyId key_of(const Head& head) {
    const auto key = store::KeyId::parse(head.key_id);
    CAIRN_ASSERT(key.has_value());
    return *key;
}

/// Nothing where the case's key was destroyed.
std::optional<std::string> opened(const Ground& ground, const Head& head, const store::SealedPlace& place, std::string_view sealed) {
    auto plain = ground.keys.unseal(key_of(head), place, sealed);
    if (plain) return *std::move(plain);
    if (plain.error() == store::SealRefusal::KeyDestroyed) return std::nullopt;
    throw base::Fault{"What was said of a recommendation cannot be opened", head.id.to_string() + ", " + place.column, std::string{store::words_of(plain.error())}};
}

std::vector<Head> heads_in(store::Statement rows) {
    std::vector<Head> list;
    while (rows.step()) list.push_back(read_head(rows));
    return list;
}

Entry read_entry(const store::Statement& row, const Ground& ground, const Head& head) {
    Entry entry;
    entry.key = row.integer(0), entry.id = base::PublicId::parse(row.text(1)).value_or(base::PublicId{});
    entry.form = row.text(2), entry.about = row.text(3), entry.follows = row.text(4);
    const auto json = row.is_null(6) ? std::optional{row.text(5)} : opened(ground, head, entry_place(entry.id.to_string()), row.blob(6));
    if (json) entry.answers = Answers::from_json(*json);
    entry.written_by = row.text(7), entry.role = row.text(8), entry.written_at = row.instant(9), entry.owner = row.optional_integer(10).value_or(0);
    return entry;
}

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (auto one = words.begin(); one != words.end(); ++one)
        if (!one->empty() && std::find(words.begin(), one, *one) == one) all += (all.empty() ? "" : ", ") + *one;
    return all;
}

std::optional<base::Day> due_of(const Thread& thread) {
    if (const auto by = thread.wording().answers.day({"recommendation", 0, "by"})) return by;
    std::optional<base::Day> last;
    for (const auto& action : thread.actions())
        if (const auto by = action.by(); by && (!last || *by > *last)) last = by;
    return last;
}

std::optional<base::Day> next_retest(const Thread& thread) {
    for (const auto& retest : retests(thread))
        if (!retest.done) return retest.due_on;
    return std::nullopt;
}

struct Part {
    const char* kind;
    std::string name;
    std::optional<base::Day> due;
    bool open = false;
    std::optional<std::int64_t> owner{};
    std::string action{};
};

void put_part(store::Transaction& transaction, const Head& head, const Part& part) {
    if (base::trim(part.name).empty()) return;
    transaction.run(add_part, head.key, part.kind, part.name, collection::plain_words(part.name), part.due, part.open ? 1 : 0, part.owner, part.action);
}

/// An address that was sealed with its entry, of a recommendation that no longer identifies anybody, is known again.
std::optional<std::int64_t> owner_of(store::Transaction& transaction, const Ground& ground, const Head& head, const Entry& newest) {
    if (newest.owner != 0) return newest.owner;
    const auto& address = newest.answers.of("tracked", "email");
    return address.empty() ? std::nullopt : std::optional{owner_with(transaction, ground, head.partnership, address, newest.written_at)};
}

void follow_parts(store::Transaction& transaction, const Ground& ground, const Thread& thread) {
    transaction.run(forget_parts, thread.head.key);
    if (thread.head.identifying) return;
    const bool open = is_open(thread.head.state) && thread.head.state != "proposed";
    for (const auto& one : thread.addressees()) put_part(transaction, thread.head, {.kind = "addressee", .name = one.name, .due = due_of(thread), .open = open});
    for (const auto& action : thread.actions()) {
        const auto owner = owner_of(transaction, ground, thread.head, *action.newest);
        put_part(transaction, thread.head, {.kind = "action", .name = action.owner(), .due = action.by(), .open = !action.is_done() && open, .owner = owner, .action = action.first->id.to_string()});
    }
}

/// What lists show follows from the thread; of an identifying one they show no words.
Head follow(store::Transaction& transaction, const Ground& ground, const Head& head, base::Instant now) {
    auto thread = open_thread(transaction, ground, head);
    const auto& words = thread.wording().answers;
    const bool hidden = thread.head.identifying;
    std::vector<std::string> names, owners;
    std::string target, evidence;
    for (const auto& one : thread.addressees()) names.push_back(one.name), target = target.empty() ? one.target : target;
    for (const auto& action : thread.actions()) owners.push_back(action.owner());
    if (const auto list = thread.all("evidence"); !list.empty()) evidence = list.back()->answers.of("evidence", "shows");
    const auto plain = [&](const std::string& text) { return hidden ? std::string{} : text; };
    const auto& text = words.of("recommendation", "text");
    transaction.run(follow_head, hidden ? 1 : 0, thread.head.state, plain(text), hidden ? std::string{} : collection::plain_words(text), plain(joined(names)), target, plain(joined(owners)),
                    plain(words.of("recommendation", "theme")), plain(words.of("recommendation", "watched_by")), due_of(thread), next_retest(thread), plain(evidence), now, head.key);
    follow_parts(transaction, ground, thread);
    return *find_head(transaction, head.id);
}

Entry append(store::Transaction& transaction, const Ground& ground, const Head& head, const NewEntry& made, const Doer& doer) {
    Entry entry;
    entry.id = base::PublicId::make(ground.random);
    entry.form = made.form, entry.about = made.about, entry.follows = made.follows, entry.answers = made.answers;
    entry.written_by = doer.who.to_string(), entry.role = doer.role, entry.written_at = doer.at;
    // The address of an owner stands in a row of its own, sealed; of an identifying recommendation all of it is sealed with the entry.
    auto kept = made.answers;
    std::optional<std::int64_t> owner;
    if (const auto address = kept.of("tracked", "email"); !address.empty() && !head.identifying) {
        owner = owner_with(transaction, ground, head.partnership, address, doer.at);
        kept.set({"tracked", 0, "email"}, {});
    }
    entry.owner = owner.value_or(0);
    const auto json = kept.to_json();
    const auto sealed = head.identifying ? ground.keys.seal(key_of(head), entry_place(entry.id.to_string()), json) : std::string{};
    const auto blob = head.identifying ? std::optional{store::Bytes{sealed}} : std::nullopt;
    entry.key = transaction.insert(add_entry_row, entry.id.to_string(), head.key, entry.form, entry.about, entry.follows, head.identifying ? std::string{} : json, blob, entry.written_by, entry.role, entry.written_at, owner);
    return entry;
}

/// From now on nothing of it stands in the plain, neither what was said before.
void seal_all(store::Transaction& transaction, const Ground& ground, const Head& head) {
    const auto thread = open_thread(transaction, ground, head);
    for (const auto& entry : thread.entries)
        transaction.run(seal_entry_row, store::Bytes{ground.keys.seal(key_of(head), entry_place(entry.id.to_string()), entry.answers.to_json())}, entry.key);
    std::vector<std::pair<std::int64_t, std::string>> reasons;
    for (auto rows = transaction.query(steps_of, head.key); rows.step();)
        if (rows.is_null(6) && !rows.text_view(5).empty()) reasons.emplace_back(rows.integer(0), rows.text(5));
    for (const auto& [step, words] : reasons) transaction.run(seal_step_row, store::Bytes{ground.keys.seal(key_of(head), step_place(step), words)}, step);
}

bool marks_identifying(const Answers& answers) { return !answers.of("recommendation", "identifying").empty(); }

audit::Event event_about(const Head& head, audit::Kind kind, const Doer& doer) {
    audit::Event event{.at = doer.at, .who = doer.who, .role = doer.role, .object = head.id.to_string(), .kind = kind, .address = doer.address, .request = doer.request};
    if (!head.case_id.empty()) event.case_id = base::PublicId::parse(head.case_id);
    return event;
}

}  // namespace

Head add_recommendation(store::Transaction& transaction, const Ground& ground, const NewRecommendation& made, const Doer& doer) {
    const bool identifying = marks_identifying(made.answers);
    CAIRN_ASSERT(!identifying || made.of);
    const auto id = base::PublicId::make(ground.random);
    const auto case_id = made.of ? made.of->id.to_string() : std::string{};
    const auto key = made.of ? made.of->seal.to_string() : std::string{};
    auto last = transaction.query(last_number, made.partnership, case_id, made.review);
    last.step();
    const auto number = last.number(0) + 1;
    last.run();
    Head head;
    head.key = transaction.insert(add_head, id.to_string(), made.partnership, case_id, key, made.review, number, made.made_at.value_or(doer.at), made.imported);
    head.id = id, head.case_id = case_id, head.key_id = key, head.identifying = identifying, head.state = "proposed", head.partnership = made.partnership;
    append(transaction, ground, head, {"recommendation", made.answers}, doer);
    audit::record(transaction, event_about(head, audit::Kind::RecordCreated, doer));
    return follow(transaction, ground, head, doer.at);
}

Entry add_entry(store::Transaction& transaction, const Ground& ground, const Head& head, const NewEntry& made, const Doer& doer) {
    auto now = *find_head(transaction, head.id);
    const bool turns = made.form == "recommendation" && marks_identifying(made.answers) && !now.identifying;
    CAIRN_ASSERT(!turns || !now.key_id.empty());
    // Once it was marked, it stays marked until somebody writes a wording that is not: that wording alone is then plain.
    if (made.form == "recommendation") now.identifying = marks_identifying(made.answers);
    if (turns) seal_all(transaction, ground, now);
    auto entry = append(transaction, ground, now, made, doer);
    audit::record(transaction, event_about(now, made.follows.empty() ? audit::Kind::RecordCreated : audit::Kind::RecordEdited, doer));
    follow(transaction, ground, now, doer.at);
    if (turns) forget_idle_owners(transaction);  // Whose address was only here has nothing left in the tracker's plain part.
    return entry;
}

std::expected<Head, StepRefusal> take_step(store::Transaction& transaction, const Ground& ground, const Head& head, std::string_view event, const StepSaid& said, const Doer& doer) {
    auto now = *find_head(transaction, head.id);
    const auto* step = find_step(now.state, event);
    if (!step) return std::unexpected{StepRefusal{true, {}}};
    if (auto lacks = missing(*step, open_thread(transaction, ground, now), said); !lacks.empty()) return std::unexpected{StepRefusal{false, std::move(lacks)}};
    const auto key = transaction.insert(add_step_row, now.key, step->event, now.state, step->to, said.on, now.identifying ? std::string{} : said.reasons, said.replaced_by, doer.who.to_string(), doer.role, doer.at);
    if (now.identifying && !said.reasons.empty()) transaction.run(seal_step_row, store::Bytes{ground.keys.seal(key_of(now), step_place(key), said.reasons)}, key);
    audit::record(transaction, event_about(now, audit::Kind::RecordEdited, doer));
    now.state = step->to;
    return follow(transaction, ground, now, doer.at);
}

std::optional<Head> find_head(store::Snapshot& snapshot, const base::PublicId& id) {
    auto found = heads_in(snapshot.query(head_by_id, id.to_string()));
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}
std::optional<Head> find_imported(store::Snapshot& snapshot, std::int64_t partnership, const std::string& hash) {
    auto found = heads_in(snapshot.query(head_by_row, hash, partnership));
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}
std::vector<Head> heads_of_case(store::Snapshot& snapshot, const std::string& case_id) { return heads_in(snapshot.query(heads_by_case, case_id)); }
void tie_to_review(store::Transaction& transaction, const std::string& case_id, const std::string& review) { transaction.run(tie_heads, review, case_id); }

std::vector<Head> heads_of_review(store::Snapshot& snapshot, const std::string& review) { return heads_in(snapshot.query(heads_by_review, review)); }
std::vector<Head> heads_of_partnership(store::Snapshot& snapshot, std::int64_t partnership) { return heads_in(snapshot.query(heads_by_partnership, partnership)); }
std::vector<Head> heads_replaced_by(store::Snapshot& snapshot, const base::PublicId& id) { return heads_in(snapshot.query(heads_by_replacement, id.to_string())); }

Thread open_thread(store::Snapshot& snapshot, const Ground& ground, const Head& head) {
    Thread thread{head, {}, {}};
    for (auto rows = snapshot.query(entries_of, head.key); rows.step();) thread.entries.push_back(read_entry(rows, ground, head));
    for (auto& entry : thread.entries)
        if (entry.owner != 0) entry.answers.set({"tracked", 0, "email"}, address_of(snapshot, ground, entry.owner));
    for (auto rows = snapshot.query(steps_of, head.key); rows.step();) {
        const auto reasons = rows.is_null(6) ? rows.text(5) : opened(ground, head, step_place(rows.integer(0)), rows.blob(6)).value_or(std::string{});
        thread.steps.push_back({rows.text(1), rows.text(2), rows.text(3), reasons, rows.text(7), rows.text(8), rows.text(9), rows.day(4), rows.instant(10)});
    }
    return thread;
}

void make_parts_anew(store::Transaction& transaction, const Ground& ground, const Head& head) { follow_parts(transaction, ground, open_thread(transaction, ground, head)); }

std::int64_t open_parts(store::Snapshot& snapshot, std::int64_t partnership, std::string_view name) {
    auto rows = snapshot.query(count_open_parts, collection::plain_words(name), partnership);
    return rows.step() ? rows.integer(0) : 0;
}

std::string setting_of(store::Snapshot& snapshot, std::int64_t partnership, std::string_view name) {
    auto rows = snapshot.query(newest_setting, partnership, name);
    return rows.step() ? rows.text(0) : std::string{};
}

void set_setting(store::Transaction& transaction, std::int64_t partnership, std::string_view name, std::string_view value, const Doer& doer) {
    transaction.run(add_setting, partnership, name, value, doer.who.to_string(), doer.at);
    audit::record(transaction, {.at = doer.at, .who = doer.who, .role = doer.role, .kind = audit::Kind::SettingsChanged, .address = doer.address, .request = doer.request});
}

}  // namespace learning
