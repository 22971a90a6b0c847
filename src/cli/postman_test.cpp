// The daily mail as it would go: to whom, what it says, and that it goes once. Everything is fictional.
#include <doctest/doctest.h>

#include "casework/case_store.h"
#include "casework/feedback.h"
#include "casework/telling.h"
#include "casework/walk.h"
#include "cli/postman.h"
#include "identity/credential.h"
#include "identity/testing.h"
#include "notices/choice.h"
#include "notices/notice.h"
#include "web/casework/mail_text.h"

using identity::PersonId;
using identity::Role;
using identity::testing::morning;
using std::chrono::days;
using std::chrono::hours;

namespace {

/// A server that takes what it is handed, or does not.
class Sink : public notices::Post {
public:
    notices::Handed hand_in(const notices::Message& message, const std::stop_token&) override {
        if (next.how == notices::Handed::How::Taken) taken.push_back(message);
        return next;
    }
    notices::Handed next{};
    std::vector<notices::Message> taken;
};

struct Round {
    Round() {
        keys = store::Keys::open({.folder = house.folder.path() / "keys", .data_folder = house.folder.path() / "data"}).value();
        house.store->write([&](store::Transaction& transaction) { casework::set_partnership(transaction, {house.partnership.value(), "EM", "england", "eastmarch"}); });
    }
    casework::Ground ground() { return {*keys, calendar::Calendar::embedded(), base::system_random()}; }
    cli::PostOffice office() { return {*house.store, ground(), sink, messages, "cairn@reviews.example", "https://reviews.example"}; }

    PersonId person(const std::string& name) {
        const auto who = house.person(name);
        house.store->write([&](store::Transaction& transaction) {
            identity::set_password_hash(transaction, who, "a hash", morning);
            identity::set_code_secret(transaction, who, "a secret", 0, house.secrets, morning);
        });
        return who;
    }
    /// Of which the authority became aware on that day: its notification is due five working days later.
    casework::Case aware(PersonId keeper, const std::string& pseudonym, const char* on) {
        const auto of = house.store->write([&](store::Transaction& transaction) {
            casework::Doer doer;
            doer.at = morning;
            const auto made = casework::open_case(transaction, ground(), {.partnership = house.partnership.value(), .state = "sin.required", .children = 1}, doer);
            casework::set_details(transaction, made, {.pseudonym = pseudonym, .area = "eastmarch", .lead = {}, .children = 1}, doer);
            casework::Answers answers;
            answers.set({"awareness", 0, "on"}, on);
            casework::write_down(transaction, ground(), made, {"awareness", answers}, doer);
            return made;
        });
        house.case_of(of.id.to_string(), house.partnership);
        house.join(of.id.to_string(), keeper, Role::Coordinator);
        return of;
    }
    int go(base::Instant at) {
        cli::queue_digests(office(), at);
        return cli::deliver(office(), at, {}).taken;
    }
    void notice(const casework::Case& of, const char* cause, PersonId who, notices::Kind kind = notices::Kind::Returned) {
        house.store->write([&](store::Transaction& transaction) { notices::notify(transaction, base::system_random(), {.kind = kind, .case_id = of.id.to_string(), .cause = cause, .at = morning}, std::vector{who}); });
    }

    identity::testing::House house;
    std::unique_ptr<store::Keys> keys;
    Sink sink;
    web::html::Messages messages = web::html::Messages::load();
};

bool says(const notices::Message& mail, const std::string& words) { return (mail.subject + mail.text).find(words) != std::string::npos; }

}  // namespace

TEST_SUITE("mail: the digest") {

TEST_CASE("what is overdue is mailed once a day: the case's code and its link, and neither name nor date") {
    Round round;
    const auto ash = round.person("ash");
    const auto of = round.aware(ash, "Child Hazel", "2025-04-14");
    CHECK(round.go(morning) == 1);
    const auto& mail = round.sink.taken.front();
    CHECK(mail.to == "ash@eastmarch.example");
    CHECK(says(mail, of.reference + "\nhttps://reviews.example/cases/" + of.reference + "\n"));
    CHECK_FALSE(says(mail, "Hazel"));
    CHECK_FALSE(says(mail, "ash"));
    CHECK_FALSE(says(mail, "2025-04"));
    CHECK_FALSE(says(mail, "April"));
    CHECK(round.go(morning + hours{1}) == 0);
    CHECK(round.go(morning + days{1}) == 1);
}
TEST_CASE("a subject is the same for every case, and names none") {
    Round round;
    const auto ash = round.person("ash");
    const auto of = round.aware(ash, "Child Hazel", "2025-04-14");
    round.go(morning);
    CHECK(round.sink.taken.front().subject.find(of.reference) == std::string::npos);
}
TEST_CASE("nothing to say is no mail") {
    Round round;
    round.person("ash");
    CHECK(round.go(morning) == 0);
    CHECK(round.sink.taken.empty());
}
TEST_CASE("what is due beyond the days that a person chose is not in the mail of today") {
    Round round;
    const auto ash = round.person("ash");
    round.aware(ash, "Child Hazel", "2025-05-13");  // Five working days: Tuesday 20 May.
    round.house.store->write([&](store::Transaction& transaction) { notices::choose(transaction, ash, {.horizon_days = 5}, morning); });
    CHECK(round.go(morning) == 0);
    CHECK(round.go(morning + days{1}) == 1);
}
TEST_CASE("nothing of a sealed case goes to whoever may not know of it, though they were told before it was sealed") {
    Round round;
    const auto ash = round.person("ash"), birch = round.person("birch");
    const auto of = round.aware(ash, "Child Hazel", "2025-04-14");
    round.notice(of, "return", birch);
    round.house.store->write([&](store::Transaction& transaction) { CHECK(identity::seal_case(transaction, of.id.to_string(), round.house.act()).has_value()); });
    CHECK(round.go(morning) == 1);
    CHECK(round.sink.taken.front().to == "ash@eastmarch.example");
}
TEST_CASE("a membership that ended after the digest was queued, and before it went, is asked again") {
    Round round;
    const auto ash = round.person("ash");
    const auto of = round.aware(ash, "Child Hazel", "2025-04-14");
    CHECK(cli::queue_digests(round.office(), morning) == 1);
    round.house.join(of.id.to_string(), round.house.person("hazel-keeper"), Role::Coordinator);  // To whom it is left.
    round.house.store->write([&](store::Transaction& transaction) { CHECK(identity::leave_case(transaction, of.id.to_string(), ash, Role::Coordinator, round.house.act()).has_value()); });
    CHECK(cli::deliver(round.office(), morning + hours{1}, {}).taken == 0);
    CHECK(round.sink.taken.empty());
}
TEST_CASE("a notice is mailed once, and not again because nobody read it") {
    Round round;
    const auto ash = round.person("ash");
    const auto of = round.aware(ash, "Child Hazel", "2025-05-13");
    round.house.store->write([&](store::Transaction& transaction) { notices::choose(transaction, ash, {.horizon_days = 0}, morning); });
    round.notice(of, "return", ash);
    CHECK(round.go(morning) == 1);
    CHECK(round.go(morning + days{1}) == 0);
}
TEST_CASE("a kind that a person does not want mailed stands in their inbox alone") {
    Round round;
    const auto ash = round.person("ash");
    const auto of = round.aware(ash, "Child Hazel", "2025-05-13");
    round.house.store->write([&](store::Transaction& transaction) { notices::choose(transaction, ash, {.horizon_days = 0, .silent = {notices::Kind::Returned}}, morning); });
    round.notice(of, "return", ash);
    CHECK(round.go(morning) == 0);
    CHECK(round.house.store->read([&](store::Snapshot& snapshot) { return notices::inbox(snapshot, ash, morning, 1, 10).unread; }) == 1);
}
TEST_CASE("Welsh mail is Welsh, and its links lead to Welsh pages") {
    Round round;
    const auto ash = round.person("ash");
    const auto of = round.aware(ash, "Child Hazel", "2025-04-14");
    round.house.store->write([&](store::Transaction& transaction) { notices::choose(transaction, ash, {.language = "cy"}, morning); });
    round.go(morning);
    CHECK(says(round.sink.taken.front(), "https://reviews.example/cy/cases/" + of.reference));
    CHECK(says(round.sink.taken.front(), "Hwyr\n"));
    CHECK(round.sink.taken.front().language == "cy");
}
TEST_CASE("whoever is away with somebody covering gets no mail; the person covering hears of their cases") {
    Round round;
    const auto ash = round.person("ash"), birch = round.person("birch");
    const auto of = round.aware(ash, "Child Hazel", "2025-04-14");
    const auto today = std::chrono::floor<days>(morning);
    round.house.store->write([&](store::Transaction& transaction) { CHECK(identity::cover_leave(transaction, ash, birch, today, today, round.house.act()).has_value()); });
    CHECK(round.go(morning) == 1);
    CHECK(round.sink.taken.front().to == "birch@eastmarch.example");
    CHECK(round.go(morning + days{1}) == 1);
    CHECK(round.sink.taken.back().to == "ash@eastmarch.example");
}
TEST_CASE("an account that was disabled is not written to") {
    Round round;
    const auto ash = round.person("ash");
    round.aware(ash, "Child Hazel", "2025-04-14");
    cli::queue_digests(round.office(), morning);
    round.house.store->write([&](store::Transaction& transaction) { CHECK(identity::disable(transaction, ash, round.house.act()).has_value()); });
    CHECK(cli::deliver(round.office(), morning, {}).taken == 0);
}

}

TEST_SUITE("mail: a server that does not take it") {

TEST_CASE("a server that is down delays the mail and loses nothing") {
    Round round;
    const auto ash = round.person("ash");
    round.aware(ash, "Child Hazel", "2025-04-14");
    round.sink.next = {notices::Handed::How::Later, "connect"};
    CHECK(round.go(morning) == 0);
    CHECK(round.go(morning + hours{1}) == 0);
    round.sink.next = {};
    CHECK(round.go(morning + hours{3}) == 1);
    CHECK(round.go(morning + hours{4}) == 0);
}
TEST_CASE("a digest that could not go on its day gives way to the next day's, which carries its notices") {
    Round round;
    const auto ash = round.person("ash");
    const auto of = round.aware(ash, "Child Hazel", "2025-05-13");
    round.house.store->write([&](store::Transaction& transaction) { notices::choose(transaction, ash, {.horizon_days = 0}, morning); });
    round.notice(of, "return", ash);
    round.sink.next = {notices::Handed::How::Later, "connect"};
    round.go(morning);
    round.sink.next = {};
    CHECK(round.go(morning + days{1}) == 1);
    CHECK(round.sink.taken.size() == 1);
    CHECK(says(round.sink.taken.front(), of.reference));
}
TEST_CASE("an emergency is told within the same round, and once") {
    Round round;
    const auto ash = round.person("ash"), birch = round.person("birch");
    const auto of = round.aware(ash, "Child Hazel", "2025-05-13");
    for (const auto who : {ash, birch}) round.house.store->write([&](store::Transaction& transaction) { notices::choose(transaction, who, {.digest = notices::Digest::Off}, morning); });
    round.notice(of, "1", ash, notices::Kind::BreakGlass);
    CHECK(round.go(morning) == 1);
    CHECK(says(round.sink.taken.front(), of.reference));
    CHECK(round.go(morning + hours{1}) == 0);
}
TEST_CASE("a mailbox that is refused is given up for today and said so, and the others get their mail") {
    Round round;
    const auto ash = round.person("ash"), birch = round.person("birch");
    round.aware(ash, "Child Hazel", "2025-04-14");
    round.aware(birch, "Child Rowan", "2025-04-14");
    round.sink.next = {notices::Handed::How::Refused, "refused 550"};
    round.go(morning);
    const auto seen = round.house.store->read([](store::Snapshot& snapshot) { return notices::outlook(snapshot, 10); });
    CHECK(seen.given_up == 2);
    CHECK(seen.last_problem == "refused 550");
}

}

TEST_SUITE("mail: feedback to whoever referred") {

namespace {

/// A referral with an outcome, and its feedback queued as the page does.
struct Feedback : Round {
    PersonId ash = person("ash");
    casework::Case of = aware(ash, "Child Hazel", "2025-05-13");
    casework::Record record = house.store->write([&](store::Transaction& transaction) {
        casework::Doer doer;
        doer.at = morning;
        casework::Answers referral, triage, told;
        referral.set({"referrer", 0, "email"}, "nurse@eastmarch.example");
        casework::write_down(transaction, ground(), of, {"referral", referral}, doer);
        triage.set({"triage", 0, "outcome"}, "not_met");
        const auto outcome = casework::write_down(transaction, ground(), of, {"triage", triage}, doer);
        told.set({"feedback", 0, "outcome"}, "not_met");
        told.set({"feedback", 0, "text"}, web::feedback_text(messages.in(web::html::Language::English), "not_met", of.reference));
        auto made = casework::write_down(transaction, ground(), of, {"feedback", told, "queued", outcome.id.to_string()}, doer);
        notices::queue(transaction, base::system_random(), {.purpose = notices::Purpose::Feedback, .about = of.id.to_string() + "/" + made.id.to_string() + "/en"}, morning);
        return made;
    });
    std::string standing() {
        return house.store->read([&](store::Snapshot& snapshot) { return casework::find_record(snapshot, ground(), of, record.id)->standing; });
    }
    std::size_t owed() {
        const auto actor = house.actor(ash);
        return house.store->read([&](store::Snapshot& snapshot) { return casework::owed_feedback(snapshot, actor, 10).size(); });
    }
};

}  // namespace

TEST_CASE("it goes to the address that the referrer gave, with code, outcome and escalation and no name, and the record says that it was sent") {
    Feedback feedback;
    CHECK(cli::deliver(feedback.office(), morning, {}).taken == 1);
    const auto& mail = feedback.sink.taken.front();
    CHECK(mail.to == "nurse@eastmarch.example");
    CHECK(says(mail, feedback.of.reference));
    CHECK(says(mail, "does not meet the definition"));
    CHECK(says(mail, "escalation"));
    CHECK_FALSE(says(mail, "Hazel"));
    CHECK_FALSE(says(mail, "https://"));
    CHECK(feedback.standing() == "sent");
    CHECK(feedback.owed() == 0);
    CHECK(cli::deliver(feedback.office(), morning + hours{1}, {}).taken == 0);
}
TEST_CASE("where the mailbox is refused again and again it is owed again, and not lost") {
    Feedback feedback;
    CHECK(feedback.owed() == 0);
    feedback.sink.next = {notices::Handed::How::Refused, "refused 550"};
    for (int i = 0; i < 6; ++i) cli::deliver(feedback.office(), morning + hours{2 * i}, {});
    CHECK(feedback.standing() == "withdrawn");
    CHECK(feedback.owed() == 1);
}

}
