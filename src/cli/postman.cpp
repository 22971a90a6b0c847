#include "cli/postman.h"

#include <algorithm>

#include "base/log.h"
#include "calendar/london.h"
#include "casework/case_store.h"
#include "casework/due.h"
#include "casework/review_dates.h"
#include "casework/feedback.h"
#include "cli/owner_digests.h"
#include "identity/person.h"
#include "identity/standing.h"
#include "notices/choice.h"
#include "notices/notice.h"
#include "publishing/holder_telling.h"
#include "web/casework/mail_text.h"
#include "web/html/days.h"

namespace cli {

namespace {

using notices::Outgoing;
using notices::Purpose;

constexpr int most_at_once = 200, most_lines = 100, people_a_page = 500, refusals_allowed = 6;
constexpr std::chrono::seconds looks_every{15}, looks_at_digests_every{60}, looks_at_owners_every{600}, longest_rest{300};
constexpr base::Day long_ago = std::chrono::sys_days{std::chrono::year{2000} / 1 / 1};

/// A mail as it would go now; nothing where there is nothing to say, or nobody who may be told.
struct Composed {
    std::string to;
    web::MailText words;
    std::string language;
    std::vector<notices::Notice> carries{};
    std::string attachment_name{}, attachment{};
};

/// What a feedback is about: `CASE/RECORD/cy`.
struct FeedbackAt {
    casework::Case of;
    casework::Record record;
    web::html::Language language = web::html::Language::English;
};

std::optional<FeedbackAt> feedback_at(const PostOffice& office, store::Snapshot& snapshot, const Outgoing& one) {
    const auto first = one.about.find('/'), second = one.about.rfind('/');
    if (first == std::string::npos || first == second) return std::nullopt;
    const auto case_id = base::PublicId::parse(one.about.substr(0, first)), record_id = base::PublicId::parse(one.about.substr(first + 1, second - first - 1));
    const auto of = case_id ? casework::find_case(snapshot, *case_id) : std::nullopt;
    const auto record = of && record_id ? casework::find_record(snapshot, office.ground, *of, *record_id) : std::nullopt;
    if (!record || record->standing != "queued") return std::nullopt;
    return FeedbackAt{*of, *record, one.about.ends_with("/cy") ? web::html::Language::Welsh : web::html::Language::English};
}

/// To the address that the referrer gave, with the words that stand in the record.
std::optional<Composed> compose_feedback(const PostOffice& office, store::Snapshot& snapshot, const Outgoing& one) {
    const auto at = feedback_at(office, snapshot, one);
    if (!at) return std::nullopt;
    const auto to = casework::referrer_address(casework::open_file(snapshot, office.ground, at->of));
    if (to.empty()) return std::nullopt;
    const auto& t = office.messages.in(at->language);
    return Composed{to, {std::string{t("web.feedback.subject").text()}, at->record.answers.of("feedback", "text")}, std::string{tag_of(at->language)}};
}

/// The case's record says what became of it: sent, or owed again.
void keep_feedback(const PostOffice& office, store::Transaction& transaction, const Outgoing& one, const char* standing, base::Instant now) {
    if (one.purpose != Purpose::Feedback) return;
    const auto at = feedback_at(office, transaction, one);
    if (!at) return;
    casework::Doer itself;
    itself.at = now;
    casework::set_standing(transaction, at->of, at->record, standing, itself);
    casework::keep_feedback_owed(transaction, casework::open_file(transaction, office.ground, at->of));
}

std::string digest_key(identity::PersonId person, base::Day day) { return std::to_string(person.value()) + "/" + base::to_iso(day); }

void add_once(std::vector<std::string>& codes, const std::string& code) {
    if (std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
}

std::optional<std::string> code_of(store::Snapshot& snapshot, const std::string& case_id) {
    const auto id = base::PublicId::parse(case_id);
    const auto found = id ? casework::find_case(snapshot, *id) : std::nullopt;
    return found ? std::optional{found->reference} : std::nullopt;
}

web::DigestModel digest_model(store::Snapshot& snapshot, identity::PersonId person, const notices::Choice& choice, const std::vector<notices::Notice>& news, base::Instant now) {
    const auto today = calendar::day_in_london(now);
    web::DigestModel model;
    model.until = today + std::chrono::days{choice.horizon_days};
    const auto late = casework::due_days(snapshot, person, now, long_ago, today - std::chrono::days{1}, casework::DueWanted::Running, most_lines + 1);
    const auto soon = casework::due_days(snapshot, person, now, today, model.until, casework::DueWanted::Running, most_lines + 1);
    for (const auto& one : casework::review_days(snapshot, person, now, today - std::chrono::days{60}, model.until, most_lines + 1))
        if (!one.done) add_once(one.due_on < today ? model.overdue : model.due, one.reference);
    for (const auto& one : late) add_once(model.overdue, one.reference);
    for (const auto& one : soon) add_once(model.due, one.reference);
    for (const auto& one : news) {
        const auto code = code_of(snapshot, one.case_id);
        if (code) add_once(model.changed, *code);
        else model.other_news = true;
    }
    for (auto* list : {&model.overdue, &model.due, &model.changed})
        if (list->size() > most_lines) list->resize(most_lines), model.more = true;
    model.more = model.more || late.size() > most_lines || soon.size() > most_lines;
    return model;
}

const web::html::Catalogue& words_for(const PostOffice& office, const notices::Choice& choice) {
    return office.messages.in(choice.language == "cy" && office.welsh ? web::html::Language::Welsh : web::html::Language::English);
}

std::optional<Composed> compose_digest(const PostOffice& office, store::Snapshot& snapshot, const identity::Person& person, base::Instant now) {
    const auto choice = notices::choice_of(snapshot, person.id);
    auto news = notices::unmailed(snapshot, person.id, now, most_lines);
    std::erase_if(news, [&](const notices::Notice& one) { return choice.silent.contains(one.kind); });
    const auto model = digest_model(snapshot, person.id, choice, news, now);
    if (model.says_nothing()) return std::nullopt;
    const auto& t = words_for(office, choice);
    return Composed{person.address, web::digest_text(t, model, office.site), std::string{tag_of(t.language())}, std::move(news)};
}

std::optional<Composed> compose_at_once(const PostOffice& office, store::Snapshot& snapshot, const identity::Person& person, const Outgoing& one, base::Instant now) {
    const auto id = base::PublicId::parse(one.about);
    const auto notice = id ? notices::find_notice(snapshot, person.id, now, *id) : std::nullopt;
    if (!notice || notice->read_at) return std::nullopt;
    const auto code = code_of(snapshot, notice->case_id);
    if (!code) return std::nullopt;
    const auto& t = words_for(office, notices::choice_of(snapshot, person.id));
    return Composed{person.address, web::at_once_text(t, notice->kind, *code, office.site), std::string{tag_of(t.language())}, {*notice}};
}

/// To whoever holds a copy of a review that was hidden or restored, with the signed message that their Cairn follows.
std::optional<Composed> compose_holder_news(const PostOffice& office, store::Snapshot& snapshot, const Outgoing& one) {
    const auto mail = publishing::holder_mail(snapshot, office.ground.keys, one.about);
    if (!mail || !notices::is_mailable(mail->to)) return std::nullopt;
    const auto& t = office.messages.in(web::html::Language::English);
    const auto reference = collection::to_string(mail->deposit.review);
    const auto words = web::holder_text(t, {.what = mail->what, .reference = reference, .path = collection::path_of(mail->deposit.review), .deposit = mail->deposit.id.to_string(), .theirs = mail->their_reference,
                                            .day = std::string{web::html::day_words(t, calendar::day_in_london(mail->since)).text()}, .time = calendar::time_in_london(mail->since), .has_message = !mail->parcel.empty()}, office.site);
    return Composed{mail->to, words, "en", {}, "cairn-message.json", mail->parcel};
}

std::optional<Composed> compose(const PostOffice& office, store::Snapshot& snapshot, const Outgoing& one, base::Instant now) {
    if (one.purpose == Purpose::Feedback) return compose_feedback(office, snapshot, one);
    if (one.purpose == Purpose::OwnerDigest) {
        auto list = compose_owner_digest(office, snapshot, one, now);
        return list ? std::optional{Composed{std::move(list->to), std::move(list->words), std::move(list->language), {}}} : std::nullopt;
    }
    if (one.purpose == Purpose::HolderNews) return compose_holder_news(office, snapshot, one);
    const auto person = one.person ? identity::person(snapshot, *one.person) : std::nullopt;
    if (!person || person->disabled) return std::nullopt;
    switch (one.purpose) {
        case Purpose::Digest: return compose_digest(office, snapshot, *person, now);
        case Purpose::AtOnce: return compose_at_once(office, snapshot, *person, one, now);
        case Purpose::Test: {
            const auto& t = words_for(office, notices::choice_of(snapshot, person->id));
            return Composed{person->address, web::test_text(t, office.site), std::string{tag_of(t.language())}, {}};
        }
        case Purpose::OwnerDigest:
        case Purpose::HolderNews:
        case Purpose::Feedback: break;
    }
    return std::nullopt;
}

notices::Message message_of(const PostOffice& office, const Outgoing& one, const Composed& mail, base::Instant now) {
    const auto name = office.messages.in(web::html::Language::English)("web.frame.site_name");
    return {.id = one.id.to_string(), .from = office.sender, .from_name = std::string{name.text()}, .to = mail.to, .subject = mail.words.subject, .text = mail.words.text, .language = mail.language, .attachment_name = mail.attachment_name, .attachment = mail.attachment, .at = now};
}

/// What the server's answer means for the row. A refusal may be about the sender too, which somebody can put right: so what is not told
/// again tomorrow is tried some times more.
void keep_answer(const PostOffice& office, store::Transaction& transaction, const Outgoing& one, const Composed& mail, const notices::Handed& answer, base::Instant now) {
    using How = notices::Handed::How;
    if (answer.how == How::Taken) {
        notices::mark_sent(transaction, one, now);
        notices::mark_mailed(transaction, mail.carries, one.key);
        keep_feedback(office, transaction, one, "sent", now);
        keep_owner_told(transaction, one, now);
        if (one.purpose == Purpose::HolderNews) publishing::note_mailed(transaction, one.about, now);
    } else if (answer.how == How::Refused && (one.purpose == Purpose::Digest || one.purpose == Purpose::OwnerDigest || one.attempts + 1 >= refusals_allowed)) {
        notices::give_up(transaction, one, answer.problem, now);
        keep_feedback(office, transaction, one, "withdrawn", now);
    } else {
        notices::mark_failed(transaction, one, answer.problem, now);
    }
}

bool is_unreachable(const notices::Handed& answer) {
    constexpr std::string_view words[] = {"name", "connect", "time", "tls", "sign-in"};
    return answer.how == notices::Handed::How::Later && std::ranges::any_of(words, [&](std::string_view word) { return answer.problem.starts_with(word); });
}

/// Everybody who can sign in, whose hour has come, who is not away with somebody covering, and who has no digest of the day yet.
std::vector<std::pair<identity::PersonId, base::Day>> wanted_digests(store::Snapshot& snapshot, base::Instant now) {
    std::vector<std::pair<identity::PersonId, base::Day>> wanted;
    for (int page = 1;; ++page) {
        const auto list = identity::people(snapshot, {.page = page, .size = people_a_page}).people;
        for (const auto& person : list) {
            if (person.disabled || !person.can_sign_in) continue;
            const auto day = notices::digest_day(notices::choice_of(snapshot, person.id), now);
            if (!day || notices::find_outgoing(snapshot, Purpose::Digest, digest_key(person.id, *day)) || !identity::who_covers(snapshot, person.id, now).empty()) continue;
            wanted.emplace_back(person.id, *day);
        }
        if (list.size() < static_cast<std::size_t>(people_a_page)) return wanted;
    }
}

}  // namespace

int queue_digests(const PostOffice& office, base::Instant now) {
    const auto wanted = office.store.read([&](store::Snapshot& snapshot) { return wanted_digests(snapshot, now); });
    int queued = 0;
    for (std::size_t first = 0; first < wanted.size(); first += most_at_once) {
        const auto last = std::min(wanted.size(), first + most_at_once);
        queued += office.store.write([&](store::Transaction& transaction) {
            int added = 0;
            for (std::size_t i = first; i < last; ++i)
                added += notices::queue(transaction, office.ground.random, {.purpose = Purpose::Digest, .about = digest_key(wanted[i].first, wanted[i].second), .person = wanted[i].first}, now) ? 1 : 0;
            return added;
        });
    }
    return queued;
}

Delivered deliver(const PostOffice& office, base::Instant now, const std::stop_token& stop) {
    Delivered done;
    const auto waiting = office.store.read([&](store::Snapshot& snapshot) { return notices::ready(snapshot, now, most_at_once); });
    for (const auto& one : waiting) {
        if (stop.stop_requested()) break;
        if (notices::is_too_old(one, now)) {
            office.store.write([&](store::Transaction& transaction) {
                notices::give_up(transaction, one, one.problem.empty() ? "too late" : one.problem, now);
                keep_feedback(office, transaction, one, "withdrawn", now);
            });
            continue;
        }
        const auto mail = office.store.read([&](store::Snapshot& snapshot) { return compose(office, snapshot, one, now); });
        if (!mail) {
            office.store.write([&](store::Transaction& transaction) { notices::mark_nothing(transaction, one, now); });
            continue;
        }
        const auto answer = office.post.hand_in(message_of(office, one, *mail, now), stop);
        if (stop.stop_requested() && answer.how != notices::Handed::How::Taken) break;  // Not the server's doing.
        office.store.write([&](store::Transaction& transaction) { keep_answer(office, transaction, one, *mail, answer, now); });
        if (answer.how == notices::Handed::How::Taken) ++done.taken;
        else base::log(base::Level::Warning, "mail.not_taken", {{"problem", answer.problem}, {"purpose", std::string{notices::name_of(one.purpose)}}});
        if (is_unreachable(answer)) {
            done.reachable = false;
            break;
        }
    }
    return done;
}

Postman::Postman(PostOffice office, std::function<base::Instant()> clock)
    : office_{std::move(office)}, clock_{std::move(clock)}, following_{office_.store.follow_commits([this](store::Snapshot& snapshot) {
          if (!snapshot.changed_tables().contains("notices_outgoing")) return;
          const std::lock_guard lock{mutex_};
          something_new_ = true;
          wake_.notify_all();
      })},
      thread_{[this](const std::stop_token& stop) { work(stop); }} {}

Postman::~Postman() {
    thread_.request_stop();
    thread_.join();
}

bool Postman::wait(const std::stop_token& stop, std::chrono::seconds most) {
    std::unique_lock lock{mutex_};
    wake_.wait_for(lock, stop, most, [this] { return something_new_; });
    something_new_ = false;
    return !stop.stop_requested();
}

void Postman::work(const std::stop_token& stop) {
    base::Instant digests_at{}, owners_at{};
    int failures = 0;
    do {
        try {
            const auto now = clock_();
            if (now >= digests_at) {
                queue_digests(office_, now);
                digests_at = now + looks_at_digests_every;
            }
            // Rarely: for owners of whom nothing is due all their actions are opened each time.
            if (now >= owners_at) {
                queue_owner_digests(office_, now);
                owners_at = now + looks_at_owners_every;
            }
            failures = deliver(office_, now, stop).reachable ? 0 : failures + 1;
        } catch (const std::exception& fault) {
            ++failures;
            base::log(base::Level::Error, "mail.failed", {{"why", fault.what()}});
        }
        if (failures == 0) continue;
        // A server that is not there is not asked for each mail that waits, nor each time another is added.
        const auto rest = std::min(looks_every * (1 << std::min(failures, 5)), longest_rest);
        std::unique_lock lock{mutex_};
        wake_.wait_for(lock, stop, rest, [] { return false; });
        something_new_ = true;
    } while (wait(stop, looks_every));
}

}  // namespace cli
